"""Names of pages of the design area."""

from django.urls import path

from frankpledge.design.views import gallery

urlpatterns = [path("design/", gallery, name="gallery")]
