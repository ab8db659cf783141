"""Actions under labels."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

PARAGRAPHS = Form(
    name="paragraphs 3.1 with actions below bare numbers",
    text="""
Ravensleigh Community Safety Partnership Board
Minutes of meeting 23 May 2017

Present: Neil Copley (Chair, Ravensleigh Council), Supt Asha Menon (Police), Jean Rook (Probation),
Phil Tandy (Ravensleigh Council)
Apologies: Martin Gale (CCG)

1. Welcome and Apologies

1.1 The Chair welcomed members. Apologies are listed above.

2. Minutes of the Previous Meeting

2.1 The minutes of the meeting of 21 February 2017 were agreed as a correct record subject to the removal
of Jean Rook from the apologies, as she had been present.

3. Modern Slavery

3.1 Supt Menon explained the pathway for victims.

3.2 Board members asked how front-line staff would know the signs.

3.3
Action: the Chair is to write to all chief officers about training by the end of June.

3.4 Action: Supt Menon to bring figures to the next meeting.

4. Date of Next Meeting

4.1 Tuesday 5 September 2017, 2pm, Ravensleigh Civic Centre.
""",
    people="""
Neil Copley | - | Ravensleigh Council | present | chair
Supt Asha Menon | - | Police | present
Jean Rook | - | Probation | present
Phil Tandy | - | Ravensleigh Council | present
Martin Gale | - | CCG | apologies
""",
    items="""
1 | Welcome and Apologies | -
2 | Minutes of the Previous Meeting | -
3 | Modern Slavery | -
4 | Date of Next Meeting | -
""",
    decisions="""
2 | agreed | The minutes of the meeting of 21 February 2017 were agreed as a correct record subject to the
  removal of Jean Rook from the apologies, as she had been present
""",
    actions="""
3 | Chair | 2017-06 | the Chair is to write to all chief officers about training by the end of June
3 | Supt Menon | 2017-09-05 | Supt Menon to bring figures to the next meeting
""",
    references="2 | - | 2017-02-21",
)

SCOTTISH = Form(
    name="intimated and actions told with would",
    text="""
GLENARTH COMMUNITY SAFETY PARTNERSHIP

Minute of Meeting held in the Burgh Chambers, Glenarth on Monday 27 August 2012 at 2.00 pm

SEDERUNT: Councillor Isobel Rennie (Convener); Chief Inspector Ewan Baird, Police; Morag Lennox, Glenarth
Council; Group Manager Ross Heddle, Fire and Rescue

APOLOGIES: Intimated on behalf of Dr Fergus Orr, NHS

1. MINUTE OF PREVIOUS MEETING

The Minute of Meeting of 28 May 2012 was approved.

2. WATER SAFETY

Group Manager Heddle intimated that two people had been rescued from the harbour since the last meeting.

ACTION: Morag Lennox would arrange for a life ring to be put at the slipway, and this should be done before
the September holiday weekend.

ACTION: Chief Inspector Baird would speak to the schools by 14 September.

3. SINGLE OUTCOME AGREEMENT

The Convener intimated that the agreement would be signed in October. The Partnership noted the position.

4. DATE OF NEXT MEETING

26 November 2012
""",
    people="""
Councillor Isobel Rennie | - | - | present | chair
Chief Inspector Ewan Baird | - | Police | present
Morag Lennox | - | Glenarth Council | present
Group Manager Ross Heddle | - | Fire and Rescue | present
Dr Fergus Orr | - | NHS | apologies
""",
    items="""
1 | MINUTE OF PREVIOUS MEETING | -
2 | WATER SAFETY | -
3 | SINGLE OUTCOME AGREEMENT | -
4 | DATE OF NEXT MEETING | -
""",
    decisions="""
1 | approved | The Minute of Meeting of 28 May 2012 was approved
3 | noted | The Partnership noted the position
""",
    actions="""
2 | Morag Lennox | 2012-09 | Morag Lennox would arrange for a life ring to be put at the slipway, and this
  should be done before the September holiday weekend
2 | Chief Inspector Baird | 2012-09-14 | Chief Inspector Baird would speak to the schools by 14 September
""",
    references="1 | - | 2012-05-28",
)

ITEM_LOG = Form(
    name="an action log as an item and a paper filed with the minutes",
    text="""
Minutes of the Bellchester Community Safety Board
held on 2 December 2024 at 9.30am in the Guildhall

Members: Cllr F Ansah (Chair), T Holm, Ch/Insp W Parr, G Edgerley, M Coe

8  Action Log

The log was reviewed. Actions 11, 14 and 15 were closed. Action 16 remains open: G Edgerley to chase
the county for the data sharing agreement.

RESOLVED:
(a) that the updates be noted; and
(b) that closed actions be moved to the archive.

9  Night-time Economy

T Holm tabled a paper, which is filed with these minutes.

RESOLVED that the Purple Flag application be supported.

Action 17: T Holm to submit the application by 31.1.25.
Action 18: M Coe/W Parr to agree a letter of support.
""",
    people="""
Cllr F Ansah | - | - | present | chair
T Holm | - | - | present
Ch/Insp W Parr | - | - | present
G Edgerley | - | - | present
M Coe | - | - | present
""",
    items="""
8 | Action Log | -
9 | Night-time Economy | -
""",
    decisions="""
8 | noted | the updates be noted
8 | resolved | closed actions be moved to the archive
9 | supported | the Purple Flag application be supported
""",
    actions="""
8 | G Edgerley | - | G Edgerley to chase the county for the data sharing agreement
9 | T Holm | 2025-01-31 | T Holm to submit the application by 31.1.25
9 | M Coe + W Parr | - | M Coe/W Parr to agree a letter of support
""",
)

NOBODY = Form(
    name="tasks that name nobody",
    text="""
Pikeworth Safer Streets Group
Notes of the meeting of 6 June 2023

Present: Ali Bird (AB), Chair; Dee Croft (DC); Evan Frome (EF)

1. Lighting survey

Two thirds of the street lamps had been checked.
Action: Report the broken lamps in Kiln Road.
ACTION: DC to email the survey to the group.

2. Hotspots

Actions:
- Move the camera from Station Road to the park
- AB to tell the residents' group
- Feedback to the police.

3. Next meeting
12 September 2023
""",
    people="""
Ali Bird | - | - | present | chair
Dee Croft | - | - | present
Evan Frome | - | - | present
""",
    items="""
1 | Lighting survey | -
2 | Hotspots | -
3 | Next meeting | -
""",
    actions="""
1 | DC | - | DC to email the survey to the group
2 | AB | - | AB to tell the residents' group
""",
    notes="""
action_without_owner | Report the broken lamps in Kiln Road
action_without_owner | Move the camera from Station Road to the park
action_without_owner | Feedback to the police
""",
)

FORMS = (
    PARAGRAPHS,
    SCOTTISH,
    ITEM_LOG,
    NOBODY,
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
