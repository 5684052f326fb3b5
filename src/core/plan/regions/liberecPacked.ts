/**
 * The municipalities of the Liberec Region, one line a district: ORP/POÚ/okres:code and name;… Packed because Excel loads it to
 * compute a function. Generated from data/kraje/liberec.json by scripts/build-municipalities.ts: change the data and run the
 * script, not this file.
 */
export const LIBEREC_PACKED = `Česká Lípa/Česká Lípa/Česká Lípa:546232Kozly;546259Kvítkov;561380Česká Lípa;561410Blíževedly;561428Bohatice;561584Holany;561592Horní Libchava;561606Horní Police;561665Jestřebí;561720Kravaře;561878Nový Oldřichov;561983Provodín;562076Sosnová;562106Stružnice;562114Stvolínky;562173Velenice;562220Volfartice;562246Zahrádky;562262Zákupy;562297Žandov
Česká Lípa/Doksy/Česká Lípa:513890Skalka u Doks;514161Luka;514195Ždírec;546267Tuhaň;553638Tachov;561398Bezděz;561401Blatce;561495Doksy;561533Dubá;561614Chlum;561886Okna;562238Vrchovany
Česká Lípa/Mimoň/Česká Lípa:514276Pertoltice pod Ralskem;544337Hamr na Jezeře;561444Brniště;561541Dubnice;561835Mimoň;561851Noviny pod Ralskem;562017Ralsko;562092Stráž pod Ralskem;562203Velký Valtinov
Frýdlant/Frýdlant/Liberec:530433Kunratice;544353Heřmanice;545996Černousy;546607Dětřichov;546631Bílý Potok;563935Bulovka;563994Dolní Řasnice;564028Frýdlant;564036Habartice;564044Hejnice;564079Horní Řasnice;564168Krásný Les;564311Pertoltice;564371Raspenava;564494Višňová
Frýdlant/Nové Město pod Smrkem/Liberec:564133Jindřichovice pod Smrkem;564206Lázně Libverda;564265Nové Město pod Smrkem
Jablonec nad Nisou/Jablonec nad Nisou/Jablonec nad Nisou:530425Dalešice;546577Pulečný;563510Jablonec nad Nisou;563536Bedřichov;563579Frýdštejn;563595Janov nad Nisou;563633Josefův Důl;563692Lučany nad Nisou;563714Maršovice;563731Nová Ves nad Nisou;563781Rádlo;563790Rychnov u Jablonce nad Nisou
Jilemnice/Jilemnice/Semily:573418Martinice v Krkonoších;574201Horka u Staré Paky;576981Benecko;577031Bukovina u Čisté;577057Čistá u Horek;577120Horní Branná;577189Jestřabí v Krkonoších;577197Jilemnice;577243Kruh;577332Mříčná;577375Levínská Olešnice;577391Peřimov;577405Poniklá;577499Roztoky u Jilemnice;577553Studenec;577561Svojek;577651Víchová nad Jizerou;577669Vítkovice
Jilemnice/Rokytnice nad Jizerou/Semily:547476Paseky nad Jizerou;577162Jablonec nad Jizerou;577456Rokytnice nad Jizerou
Liberec/Český Dub/Liberec:544345Proseč pod Ještědem;546658Janův Důl;563901Bílá;563943Cetenov;563960Český Dub;564052Hlavice;564184Křižany;564290Osečná;564427Světlá pod Ještědem;564532Všelibice;564541Zdislava
Liberec/Hodkovice nad Mohelkou/Liberec:564061Hodkovice nad Mohelkou
Liberec/Hrádek nad Nisou/Liberec:564095Hrádek nad Nisou;564109Chotyně;564397Rynoltice
Liberec/Chrastava/Liberec:546593Nová Ves;563919Bílý Kostel nad Nisou;564117Chrastava;564176Kryštofovo Údolí;564231Mníšek;564281Oldřichov v Hájích
Liberec/Jablonné v Podještědí/Liberec:561631Jablonné v Podještědí;561657Janovice v Podještědí
Liberec/Liberec/Liberec:530468Dlouhý Most;530484Jeřmanice;544477Stráž nad Nisou;563889Liberec;564460Šimonovice
Nový Bor/Cvikov/Česká Lípa:561479Cvikov;561738Krompach;561746Kunratice u Cvikova;561827Mařenice;562131Svor
Nový Bor/Nový Bor/Česká Lípa:530387Radvanec;546275Slunečná;546283Svojkov;561622Chotovice;561681Kamenický Šenov;561860Nový Bor;561894Okrouhlá;561959Polevsko;561991Prysk;562025Skalice u České Lípy;562050Sloup v Čechách
Semily/Lomnice nad Popelkou/Semily:576972Bělá;577014Bradlecká Lhota;577235Košťálov;577294Libštát;577308Lomnice nad Popelkou;577341Nová Ves nad Popelkou;577545Stružinec;577570Syřenov;577642Veselá
Semily/Semily/Semily:576964Semily;576999Benešov u Semil;577006Bozkov;577049Bystrá nad Jizerou;577073Háje nad Jizerou;577154Chuchelna;577171Jesenný;577421Příkrý;577464Roprachtice;577481Roztoky u Semil;577529Slaná;577693Vysoké nad Jizerou;577707Záhoří
Tanvald/Tanvald/Jablonec nad Nisou:546585Jiřetín pod Bukovou;563528Albrechtice v Jizerských horách;563552Desná;563668Kořenov;563757Plavy;563811Smržovka;563820Tanvald;563838Velké Hamry;563862Zlatá Olešnice;577081Harrachov
Turnov/Turnov/Jablonec nad Nisou:563609Jenišovice;563706Malá Skála
Turnov/Turnov/Liberec:544531Čtveřín;544582Radimovice;544604Žďárek;545937Lažany;545953Paceřice;564141Kobyly;564303Pěnčín;564354Příšovice;564401Soběslavice;564435Svijanský Újezd;564443Svijany;564451Sychrov;564516Vlastibořice
Turnov/Turnov/Semily:547484Ktová;573400Loučky;577111Holenice;577146Hrubá Skála;577201Kacanovy;577219Karlovice;577227Klokočí;577316Mírová pod Kozákovem;577324Modřišice;577359Ohrazenice;577367Olešnice;577413Přepeře;577430Radostná pod Kozákovem;577448Rakousy;577472Rovensko pod Troskami;577596Tatobity;577600Troskovice;577626Turnov;577677Všeň;577685Vyskeř;577723Žernov
Železný Brod/Železný Brod/Jablonec nad Nisou:563561Držkov;563617Jílové u Držkova;563641Koberovy;563676Líšný;563684Loužnice;563749Pěnčín;563773Radčice;563803Skuhrov;563846Vlastiboř;563854Zásada;563871Železný Brod`;
