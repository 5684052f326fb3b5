/**
 * The ORP of each region; no two regions have one of the same name. Generated from data/kraje by
 * scripts/build-municipalities.ts: change the data and run the script, not this file.
 */
export const ORPS = {
  praha: 'Praha',
  stredocesky:
    'Benešov;Beroun;Brandýs nad Labem-Stará Boleslav;Čáslav;Černošice;Český Brod;Dobříš;Hořovice;Kladno;Kolín;Kralupy nad Vltavou;Kutná Hora;Lysá nad Labem;Mělník;Mladá Boleslav;Mnichovo Hradiště;Neratovice;Nymburk;Poděbrady;Příbram;Rakovník;Říčany;Sedlčany;Slaný;Vlašim;Votice',
  jihocesky:
    'Blatná;České Budějovice;Český Krumlov;Dačice;Jindřichův Hradec;Kaplice;Milevsko;Písek;Prachatice;Soběslav;Strakonice;Tábor;Trhové Sviny;Třeboň;Týn nad Vltavou;Vimperk;Vodňany',
  plzensky:
    'Blovice;Domažlice;Horažďovice;Horšovský Týn;Klatovy;Kralovice;Nepomuk;Nýřany;Plzeň;Přeštice;Rokycany;Stod;Stříbro;Sušice;Tachov',
  karlovarsky: 'Aš;Cheb;Karlovy Vary;Kraslice;Mariánské Lázně;Ostrov;Sokolov',
  ustecky:
    'Bílina;Děčín;Chomutov;Kadaň;Litoměřice;Litvínov;Louny;Lovosice;Most;Podbořany;Roudnice nad Labem;Rumburk;Teplice;Ústí nad Labem;Varnsdorf;Žatec',
  liberec: 'Česká Lípa;Frýdlant;Jablonec nad Nisou;Jilemnice;Liberec;Nový Bor;Semily;Tanvald;Turnov;Železný Brod',
  kralovehradecky:
    'Broumov;Dobruška;Dvůr Králové nad Labem;Hořice;Hradec Králové;Jaroměř;Jičín;Kostelec nad Orlicí;Náchod;Nová Paka;Nové Město nad Metují;Nový Bydžov;Rychnov nad Kněžnou;Trutnov;Vrchlabí',
  pardubicky:
    'Česká Třebová;Hlinsko;Holice;Chrudim;Králíky;Lanškroun;Litomyšl;Moravská Třebová;Pardubice;Polička;Přelouč;Svitavy;Ústí nad Orlicí;Vysoké Mýto;Žamberk',
  vysocina:
    'Bystřice nad Pernštejnem;Havlíčkův Brod;Humpolec;Chotěboř;Jihlava;Moravské Budějovice;Náměšť nad Oslavou;Nové Město na Moravě;Pacov;Pelhřimov;Světlá nad Sázavou;Telč;Třebíč;Velké Meziříčí;Žďár nad Sázavou',
  jihomoravsky:
    'Blansko;Boskovice;Brno;Břeclav;Bučovice;Hodonín;Hustopeče;Ivančice;Kuřim;Kyjov;Mikulov;Moravský Krumlov;Pohořelice;Rosice;Slavkov u Brna;Šlapanice;Tišnov;Veselí nad Moravou;Vyškov;Znojmo;Židlochovice',
  olomoucky: 'Hranice;Jeseník;Konice;Lipník nad Bečvou;Litovel;Mohelnice;Olomouc;Prostějov;Přerov;Šternberk;Šumperk;Uničov;Zábřeh',
  zlinsky:
    'Bystřice pod Hostýnem;Holešov;Kroměříž;Luhačovice;Otrokovice;Rožnov pod Radhoštěm;Uherské Hradiště;Uherský Brod;Valašské Klobouky;Valašské Meziříčí;Vizovice;Vsetín;Zlín',
  moravskoslezsky:
    'Bílovec;Bohumín;Bruntál;Český Těšín;Frenštát pod Radhoštěm;Frýdek-Místek;Frýdlant nad Ostravicí;Havířov;Hlučín;Jablunkov;Karviná;Kopřivnice;Kravaře;Krnov;Nový Jičín;Odry;Opava;Orlová;Ostrava;Rýmařov;Třinec;Vítkov',
} as const;
