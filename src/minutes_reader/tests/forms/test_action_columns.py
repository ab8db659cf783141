"""Actions told by columns, grids and logs."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

BLOCKS = Form(
    name="a label then the task and then the owner with a foot across sentences",
    text="""
Saltmarsh Community Safety Partnership
Responsible Authorities Group
Tuesday 4 September 2007

Present
Hazel Minns→Manager→Saltmarsh Council
Don Fyfe→Inspector→Coastal Police
Ruby Shore→Manager→Coastal Probation
Apologies
Len Apps→Director→Harbour Homes

3.0→Partnership Plan

Hazel Minns presented the plan. The group asked that the section on young people be

Working together for a safer Saltmarsh

made longer, as schools would read it.

Action

Section on young people to be rewritten for the next meeting.

Hazel Minns

Consult the youth forum on it.
Hazel Minns and Ruby Shore

4.0→Graffiti

Working together for a safer Saltmarsh

<p>Action</p> <p>To photograph every tag on the sea front.</p> <p>Gail Norris</p>

5.0→Date of next meeting

Tuesday 6 November 2007

Working together for a safer Saltmarsh
""",
    people="""
Hazel Minns | Manager | Saltmarsh Council | present
Don Fyfe | Inspector | Coastal Police | present
Ruby Shore | Manager | Coastal Probation | present
Len Apps | Director | Harbour Homes | apologies
""",
    items="""
3.0 | Partnership Plan | -
4.0 | Graffiti | -
5.0 | Date of next meeting | -
""",
    actions="""
3.0 | Hazel Minns | 2007-11-06 | Section on young people to be rewritten for the next meeting
3.0 | Hazel Minns + Ruby Shore | - | Consult the youth forum on it
4.0 | Gail Norris | - | To photograph every tag on the sea front
""",
)

THREE_COLUMNS = Form(
    name="a table of number discussion and action",
    text="""
Stour Valley Safer Communities Group – 16 January 2018

Present: Claire Upton (CU) – Chair, Mo Farooq (MF) – Police, Sally Dean (SD) – Stour Homes

No.→Discussion→Action
1→Introductions and apologies→
→Apologies from Ed Lacey.→
2→Minutes and actions from 10 October 2017→
→The minutes were agreed as accurate.→
→Action 2.3 completed.→
3→Knife crime→
→SD asked for posters for the blocks in Mill Lane.→MF to send posters to SD by 31/01/18
→It was noted that the amnesty had brought in 41 blades.→
4→Begging→
→A map of complaints will be drawn up.→CU/SD
5→Next meeting: 17 April 2018→All to note
""",
    people="""
Claire Upton | - | - | present | chair
Mo Farooq | - | Police | present
Sally Dean | - | Stour Homes | present
Ed Lacey | - | - | apologies
""",
    items="""
1 | Introductions and apologies | -
2 | Minutes and actions from 10 October 2017 | -
3 | Knife crime | -
4 | Begging | -
5 | Next meeting | -
""",
    decisions="2 | agreed | The minutes were agreed as accurate",
    actions="""
3 | MF | 2018-01-31 | MF to send posters to SD by 31/01/18
4 | CU + SD | - | A map of complaints will be drawn up
""",
    references="2 | - | 2017-10-10",
)

HEADED_COLUMN = Form(
    name="a column headed Action whose owners stand alone on lines",
    text="""
Waveney Reach Community Safety Partnership
Minutes of Meeting - Thursday 8th December 2011

Present:
Jonathan Bly (JB), Waveney Reach DC (Chair)
Kath Soames (KS), Police
Irene Todd (IT), Victim Support

Action
1. Apologies
None.

2. Minutes of last meeting
These were agreed and signed.

3. Christmas campaign
JB to ask the market office for two stalls.
JB
KS reported that officers would be on foot in the town until New Year.
Leaflets to be delivered to all shops in the High Street by 16th December.
KS/IT
4. Funding
The bid had been turned down. IT to ask for feedback.
IT
""",
    people="""
Jonathan Bly | - | Waveney Reach DC | present | chair
Kath Soames | - | Police | present
Irene Todd | - | Victim Support | present
""",
    items="""
1 | Apologies | -
2 | Minutes of last meeting | -
3 | Christmas campaign | -
4 | Funding | -
""",
    decisions="2 | agreed | These were agreed and signed",
    actions="""
3 | JB | - | JB to ask the market office for two stalls
3 | KS + IT | 2011-12-16 | Leaflets to be delivered to all shops in the High Street by 16th December
4 | IT | - | IT to ask for feedback
""",
)

GRID = Form(
    name="a grid of item date of issue comments action and contact",
    text="""
Southcliff Problem Solving Group
Wednesday 2nd March 2016

Attendees: Tara Quick (TQ) Council, Sgt Bob Ley (BL) Police, Nadia Holt (NH) Cliff Housing
Apologies: Fran Dove (FD) YOT

Item→DOI→Comments→Action→Contact
1. Cliff Gardens - drinking→05/02/16→Calls down from 14 to 6 since the patrols.→Patrols to go on until Easter→BL
2. Arcade - youths→02/03/16→Sector code B2. Staff feel unsafe at closing.→Visit the manager with the YOT→TQ, FD
Item→DOI→Comments→Action→
Contact
3. Underpass lights→09/12/15→Repaired last week.→None→
4. Bin fires, Rock Lane→17/02/16→Three in a week.→Letter drop to Rock Lane by 11/03/16→NH
""",
    people="""
Tara Quick | - | Council | present
Sgt Bob Ley | - | Police | present
Nadia Holt | - | Cliff Housing | present
Fran Dove | - | YOT | apologies
""",
    items="""
1 | Cliff Gardens - drinking | -
2 | Arcade - youths | -
3 | Underpass lights | -
4 | Bin fires, Rock Lane | -
""",
    actions="""
1 | BL | - | Patrols to go on until Easter
2 | TQ + FD | - | Visit the manager with the YOT
4 | NH | 2016-03-11 | Letter drop to Rock Lane by 11/03/16
""",
)

LOG = Form(
    name="a log of actions with words for how they stand",
    text="""
Beaconsedge Community Safety Partnership
Meeting: 20 September 2021 (Teams)

Present: Zoe Hart (ZH) Chair; Liam Fenn (LF); Olu Bankole (OB)

1 (5 mins) Welcome

ZH welcomed all.

2 (10 mins) Action Log

Ref→Action→Owner→Due→RAG
21/04→Circulate the PSPO map→LF→30/06/2021→GREEN (COMPLETED)
21/07→Draft a page on spiking for the website→OB→15/10/2021→AMBER
21/09→Find a venue for the conference→ZH→Oct 2021→RED
21/10→Thank the street pastors→LF→→COMPLETED
Log numbers 18, 19, 22-24 closed.

3 (20 mins) Domestic abuse strategy

OB presented the draft. The partnership APPROVED the strategy.
ACTION: LF to publish it.

4 (5 mins) AOB

None.
""",
    people="""
Zoe Hart | - | - | present | chair
Liam Fenn | - | - | present
Olu Bankole | - | - | present
""",
    items="""
1 | Welcome | -
2 | Action Log | -
3 | Domestic abuse strategy | -
4 | AOB | -
""",
    decisions="3 | approved | The partnership APPROVED the strategy",
    actions="""
2 | OB | 2021-10-15 | Draft a page on spiking for the website
2 | ZH | 2021-10 | Find a venue for the conference
3 | LF | - | LF to publish it
""",
)

TWO_LISTS = Form(
    name="two numbered lists under an item of which the second are actions without owners",
    text="""
Greater Ollerdale Crime Reduction Partnership
Joint Action Group
27 June 2008

Present: Ian Crewe (Chair), Pat Vose, Dilip Rana

4. Car crime in station car parks

The analyst presented a map of thefts.

Resolutions

1. That the station be a priority for the quarter.
2. That the map be shared with the train company.

Actions

1. Signs to be put up at both entrances.
2. Pat Vose to ask for the camera footage.
3. A warden patrol to be tried on Fridays.

5. Date of next meeting

25 July 2008
""",
    people="""
Ian Crewe | - | - | present | chair
Pat Vose | - | - | present
Dilip Rana | - | - | present
""",
    items="""
4 | Car crime in station car parks | -
5 | Date of next meeting | -
""",
    decisions="""
4 | resolved | the station be a priority for the quarter
4 | resolved | the map be shared with the train company
""",
    actions="4 | Pat Vose | - | Pat Vose to ask for the camera footage",
    notes="""
action_without_owner | Signs to be put up at both entrances
action_without_owner | A warden patrol to be tried on Fridays
""",
)

OUTSTANDING = Form(
    name="outstanding actions flattened to requests and answers",
    text="""
Eskvale Community Safety Executive
Minutes of the meeting on 4 November 2010

Present: Moira Laing (Chair), Ged Hoyle, Ann-Marie Tuck, Cllr Yusuf Din

1. Apologies
None received.

2. Outstanding actions

Request
Ged Hoyle to supply figures on repeat victims.
Answer
Supplied on 1 October and sent to all.
Request
Can the Executive see the new lease?
Answer
The lease is with the solicitors.

3. Street drinking
Action: For Ged Hoyle to arrange a walk of the area with ward members.
Action: For Ann-Marie Tuck to report the walk to the next meeting.

4. Next meeting: 3 February 2011
""",
    people="""
Moira Laing | - | - | present | chair
Ged Hoyle | - | - | present
Ann-Marie Tuck | - | - | present
Cllr Yusuf Din | - | - | present
""",
    items="""
1 | Apologies | -
2 | Outstanding actions | -
3 | Street drinking | -
4 | Next meeting | -
""",
    actions="""
3 | Ged Hoyle | - | For Ged Hoyle to arrange a walk of the area with ward members
3 | Ann-Marie Tuck | 2011-02-03 | For Ann-Marie Tuck to report the walk to the next meeting
""",
)

FORMS = (BLOCKS, THREE_COLUMNS, HEADED_COLUMN, GRID, LOG, TWO_LISTS, OUTSTANDING)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
