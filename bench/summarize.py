"""What summarize does, in the forty lines of Python that an office would write: the sample read, judged by the prevailing
rule, a table and a pie added, saved. The measure for our own start; run by `npm run bench`.

python3 bench/summarize.py samples/ukazka.xlsx OUT.xlsx
"""
import sys
from collections import Counter, defaultdict
from openpyxl import load_workbook
from openpyxl.chart import PieChart, Reference

workbook = load_workbook(sys.argv[1])
rows = lambda sheet: workbook[sheet].iter_rows(min_row=2, values_only=True)
names = ['Plněno', 'Plněno částečně', 'Neplněno']

votes = defaultdict(Counter)
for code, number, _who, relation, progress, _territory, text, link, *_ in rows('Podklady'):
    if code is None or (relation is None and progress is None):
        continue
    if progress in ('Zahájena příprava', 'Neplní se', 'Bude zahájeno později') or relation == 'Žádný' or not (text or link):
        level = 2
    else:
        level = 0 if relation == 'Bezprostřední' and progress == 'Realizováno' else 1
    votes[code, number][level] += 1


def prevailing(count):
    full, part, none = count[0], count[1], count[2]
    return 0 if full > part + none else 1 if full + part > none else 2


criteria = defaultdict(Counter)
for code, number, *_ in rows('Kritéria'):
    criteria[code][prevailing(votes[code, number])] += 1
levels = Counter(prevailing(criteria[code]) for code, *_ in rows('Opatření') if code)

sheet = workbook.create_sheet('Souhrn Python')
for level, name in enumerate(names):
    sheet.append([name, levels[level]])
pie = PieChart()
pie.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
pie.set_categories(Reference(sheet, min_col=1, min_row=1, max_row=3))
sheet.add_chart(pie, 'D2')
workbook.save(sys.argv[2])
print({name: levels[level] for level, name in enumerate(names)})
