"""Names of the pages of meetings."""

from django.urls import path

from frankpledge.meetings.views import actions, bodies, documents, exports, marking, meetings, merging, names, people

urlpatterns = [
    path("boards/", bodies.bodies, name="bodies"),
    path("boards/<int:body>/", bodies.body, name="body"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<int:meeting>/", meetings.meeting, name="meeting"),
    path("reports/", meetings.papers, name="papers"),
    path("reports/<int:paper>/", meetings.paper, name="paper"),
    path("papers/<int:paper>/marking/", marking.mark_paper, name="mark_paper"),
    path("papers/<int:paper>/sharing/", marking.share_paper, name="share_paper"),
    path("items/<int:item>/marking/", marking.mark_item, name="mark_item"),
    path("actions/", actions.actions, name="actions"),
    path("actions/log.csv", exports.actions_csv, name="actions_csv"),
    path("actions/<int:action>/", actions.action, name="action"),
    path("actions/<int:action>/close/", actions.close_action, name="close_action"),
    path("actions/<int:action>/reopen/", actions.reopen_action, name="reopen_action"),
    path("agencies/", people.agencies, name="agencies"),
    path("agencies/<int:organisation>/", people.agency, name="agency"),
    path("agencies/<int:organisation>/describe/", people.describe_agency, name="describe_agency"),
    path("agencies/<int:organisation>/names/add/", people.spell_agency, name="spell_agency"),
    path("people/<int:person>/", people.person, name="person"),
    path("people/<int:person>/name/", people.rename_person, name="rename_person"),
    path("people/<int:person>/merge/", merging.merge_people, name="merge_people"),
    path("people/<int:person>/part/<int:merge>/", merging.part_people, name="part_people"),
    path("names/", names.names, name="names"),
    path("names/<slug:asked>/<int:row>/", names.match_name, name="match_name"),
    path("documents/<int:document>/", documents.document, name="document"),
    path("documents/<int:document>/marking/", marking.mark_document, name="mark_document"),
    path("documents/<int:document>/pages/<int:page>.png", documents.page_picture, name="page_picture"),
]
