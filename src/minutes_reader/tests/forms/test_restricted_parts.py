"""Parts of a paper that are not for the public, which a note points out."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

EXCLUDED = Form(
    name="the press and public excluded by a resolution",
    text="""
Crime and Disorder Committee

Minutes of a meeting of the Crime and Disorder Committee held in the Town Hall, Barwick on 8 February 2012

Present: Councillors Agnew (Chair), Bairstow, Choudhury and Dunne

40. MINUTES

RESOLVED – That the minutes of the meeting held on 9 November 2011 be approved.

41. EXCLUSION OF THE PRESS AND PUBLIC

RESOLVED – That the press and public be excluded from the meeting during consideration of the following item
on the grounds that it involves the likely disclosure of exempt information as defined in paragraph 7 of
Part 1 of Schedule 12A of the Local Government Act 1972.

42. OPERATION HERON

The Superintendent answered questions.

RESOLVED – That the report be noted.
""",
    people="""
Agnew | - | - | present | chair
Bairstow | - | - | present
Choudhury | - | - | present
Dunne | - | - | present
""",
    items="""
40 | MINUTES | -
41 | EXCLUSION OF THE PRESS AND PUBLIC | -
42 | OPERATION HERON | -
""",
    decisions="""
40 | approved | the minutes of the meeting held on 9 November 2011 be approved
41 | resolved | the press and public be excluded from the meeting during consideration of the following item
  on the grounds that it involves the likely disclosure of exempt information as defined in paragraph 7 of Part
  1 of Schedule 12A of the Local Government Act 1972
42 | noted | the report be noted
""",
    references="40 | - | 2011-11-09",
    notes="restricted | EXCLUSION OF THE PRESS AND PUBLIC",
)

EXEMPT = Form(
    name="an exempt item and a closed session",
    text="""
Safer Thornby Board
Monday 13 May 2019, 3pm - 5pm

Present: Rashida Vine (Chair), Supt Carl Bax, Anna Leigh

5. Exempt item - Serious case review

Anna Leigh gave an oral report.

6. Gangs (CONFIDENTIAL)

Supt Bax shared a list of names, which was not kept.

7. Any other business

The Board discussed a case in closed session.
Anna Leigh restricted her remarks to the budget.
""",
    people="""
Rashida Vine | - | - | present | chair
Supt Carl Bax | - | - | present
Anna Leigh | - | - | present
""",
    items="""
5 | Exempt item - Serious case review | -
6 | Gangs | -
7 | Any other business | -
""",
    notes="""
restricted | Exempt item - Serious case review
restricted | Gangs (CONFIDENTIAL)
restricted | in closed session
""",
)

MARKED = Form(
    name="a paper marked over its title",
    text="""
OFFICIAL - SENSITIVE

Multi-agency Tasking Group
Notes of meeting, 4 October 2023

Present: Jo Dale (Chair), Insp Kofi Mann, Sal Reed

1. Hotspots

Insp Mann listed the streets.

ACTION: Sal Reed to book the mobile camera for a month.

2. Individuals

[Not for publication by virtue of paragraph 2 of Schedule 12A]

Jo Dale to tell the panel what was decided.
""",
    people="""
Jo Dale | - | - | present | chair
Insp Kofi Mann | - | - | present
Sal Reed | - | - | present
""",
    items="""
1 | Hotspots | -
2 | Individuals | -
""",
    actions="""
1 | Sal Reed | - | Sal Reed to book the mobile camera for a month
2 | Jo Dale | - | Jo Dale to tell the panel what was decided
""",
    notes="""
restricted | OFFICIAL - SENSITIVE
restricted | Not for publication by virtue of paragraph 2 of Schedule 12A
""",
)

FORMS = (EXCLUDED, EXEMPT, MARKED)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
