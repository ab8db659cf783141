"""People who came for others, and people who share initials."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

DEPUTIES = Form(
    name="people who came for others",
    text="""
Safer Ashcombe Partnership Executive

Tuesday 21 October 2014 - Board Room, Ashcombe Police Station

PRESENT
Jo Tarn (JT)→Ashcombe Council (Chair)
Alex Birch (AB) for Supt Ray Moon→Wessmere Police
Ketan Shah (KS)→NHS Ashcombe CCG
Wendy Poole (WP) (deputising for Clive Ogden)→Wessmere Fire & Rescue
Freya Lund→Minutes

APOLOGIES
Supt Ray Moon→Wessmere Police
Clive Ogden→Wessmere Fire & Rescue

No.→Discussion→Action
1.→Welcome
JT welcomed everyone to the meeting.→
2.→Minutes of 22 July 2014
Agreed as a true record.→
3.→Domestic abuse
AB said that two posts were vacant. KS to find out when the CCG will decide on funding.→KS
""",
    people="""
Jo Tarn | - | Ashcombe Council | present | chair
Alex Birch | - | Wessmere Police | present
Ketan Shah | - | NHS Ashcombe CCG | present
Wendy Poole | - | Wessmere Fire & Rescue | present
Freya Lund | Minutes | - | present
Supt Ray Moon | - | Wessmere Police | apologies
Clive Ogden | - | Wessmere Fire & Rescue | apologies
""",
    items="""
1 | Welcome | -
2 | Minutes of 22 July 2014 | -
3 | Domestic abuse | -
""",
    decisions="2 | agreed | Agreed as a true record",
    actions="3 | KS | - | KS to find out when the CCG will decide on funding",
    references="2 | - | 2014-07-22",
)

CLASHING = Form(
    name="initials that two people share and bilingual headings",
    text="""
Partneriaeth Diogelwch Cymunedol Aberwen / Aberwen Community Safety Partnership

Notes of meeting held on 8 July 2019 / Nodiadau

Yn bresennol / Present:
Sian Tudor (ST)→Cyngor Aberwen Council (Chair)
Steve Thomas (ST)→Heddlu Gorllewin / West Police
Megan Prys (MP)→Prifysgol Iechyd / Health Board
Hefyd yn bresennol / In attendance:
Gwyn Ellis (GE)→Cyngor Aberwen Council
Ymddiheuriadau / Apologies:
Rhodri Maddox (RM)→Tân ac Achub / Fire and Rescue

1. Croeso ac ymddiheuriadau / Welcome and apologies

Sian Tudor welcomed everyone.

2. Nodiadau'r cyfarfod diwethaf / Notes of the last meeting

The notes of 10 April 2019 were agreed.

3. Llinellau Sirol / County Lines

MP gave a short talk.

Gweithredu / Action: GE to send the slides to all members.
Gweithredu / Action: ST to ask the schools team for their plan before 30 September 2019.

4. Dyddiad y cyfarfod nesaf / Date of next meeting

7 October 2019
""",
    people="""
Sian Tudor | - | Cyngor Aberwen Council | present | chair
Steve Thomas | - | Heddlu Gorllewin / West Police | present
Megan Prys | - | Prifysgol Iechyd / Health Board | present
Gwyn Ellis | - | Cyngor Aberwen Council | in_attendance
Rhodri Maddox | - | Tân ac Achub / Fire and Rescue | apologies
""",
    items="""
1 | Croeso ac ymddiheuriadau / Welcome and apologies | -
2 | Nodiadau'r cyfarfod diwethaf / Notes of the last meeting | -
3 | Llinellau Sirol / County Lines | -
4 | Dyddiad y cyfarfod nesaf / Date of next meeting | -
""",
    decisions="2 | agreed | The notes of 10 April 2019 were agreed",
    actions="""
3 | GE | - | GE to send the slides to all members
3 | ST | 2019-09-30 | ST to ask the schools team for their plan before 30 September 2019
""",
    references="2 | - | 2019-04-10",
)

SUBSTITUTES = Form(
    name="substitutes in lists and in sentences",
    text="""
CASTLEGATE COMMUNITY SAFETY PARTNERSHIP
MINUTES - 26 NOVEMBER 2012
PRESENT:  Cllr T Wray (Chair), Cllr S Beck, Supt P Lowe (Police), Ms A Kemp (as substitute for Mr D Rudd, Probation),
Mr J Orme (Fire), Mrs E Sale (for Dr Q Lamb)
APOLOGIES:  Mr D Rudd, Dr Q Lamb, Cllr F Moss - Cllr S Beck substituted.
ALSO PRESENT:  Mr V Hart, Castlegate Youth Forum

21.  SUBSTITUTES
The Chair welcomed Ms Kemp and Mrs Sale.

22.  ACTIONS FROM LAST TIME
It was confirmed that actions 1, 2 and 3 were completed.
""",
    people="""
Cllr T Wray | - | - | present | chair
Cllr S Beck | - | - | present
Supt P Lowe | - | Police | present
Ms A Kemp | - | - | present
Mr J Orme | - | Fire | present
Mrs E Sale | - | - | present
Mr D Rudd | - | - | apologies
Dr Q Lamb | - | - | apologies
Cllr F Moss | - | - | apologies
Mr V Hart | - | Castlegate Youth Forum | in_attendance
""",
    items="""
21 | SUBSTITUTES | -
22 | ACTIONS FROM LAST TIME | -
""",
)

FORMS = (
    DEPUTIES,
    CLASHING,
    SUBSTITUTES,
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
