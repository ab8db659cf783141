"""Names of the pages that anyone may read, and of those from which they are published."""

from django.urls import path

from frankpledge.public.views import data, feeds, publishing, reading

urlpatterns = [
    path("public/calendar/<str:secret>.ics", feeds.own_calendar, name="own_calendar"),
    path("public/<slug:place>/", reading.public_place, name="public_place"),
    path("public/<slug:place>/<slug:what>/", reading.public_list, name="public_list"),
    path("public/<slug:place>/data/<str:name>", data.public_data, name="public_data"),
    path("public/<slug:place>/<slug:kind>/<int:number>/", reading.published, name="published"),
    path("<slug:partnership>/feeds/", feeds.feeds, name="feeds"),
    path("<slug:partnership>/publications/", publishing.publications, name="publications"),
    path("<slug:partnership>/publications/<slug:kind>/<int:number>/", publishing.publish, name="publish"),
]
