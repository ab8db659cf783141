"""Components against the Design System's own examples, and what they do with words that look like markup."""

import pytest
from pytest_django.asserts import assertHTMLEqual

from frankpledge.design import lists, markup
from frankpledge.design.tests.design_system import example
from frankpledge.design.tests.page import rendered

WICKED = '<script>alert("x")</script>'


def test_a_tag_is_the_design_systems():
    options, html = example("tag", "grey")
    assertHTMLEqual(markup.tag(options["text"]), html)


@pytest.mark.parametrize(("component", "write"), [("inset-text", "inset_text"), ("warning-text", "warning_text")])
def test_words_set_apart_are_the_design_systems(component: str, write: str):
    options, html = example(component, "default")
    assertHTMLEqual(rendered(f"{{% {write} %}}{{{{ text }}}}{{% end{write} %}}", text=options["text"]), html)


def test_details_are_the_design_systems():
    options, html = example("details", "default")
    source = "{% details summary %}{{ text }}{% enddetails %}"
    assertHTMLEqual(rendered(source, summary=options["summaryText"], text=options["text"]), html)


def test_details_can_begin_open():
    assert '<details class="govuk-details" open>' in markup.details("Words", "What", is_open=True)


@pytest.mark.parametrize(
    ("name", "title", "kind"), [("default", "Important", ""), ("with type as success", "Success", "success")]
)
def test_a_notification_banner_is_the_design_systems(name: str, title: str, kind: str):
    options, html = example("notification-banner", name)
    source = (
        "{% notification_banner title=title kind=kind %}"
        '<p class="govuk-notification-banner__heading">{{ text }}</p>{% endnotification_banner %}'
    )
    assertHTMLEqual(rendered(source, title=title, kind=kind, text=options["text"]), html)


def test_a_panel_is_the_design_systems():
    options, html = example("panel", "default")
    source = "{% panel title %}" + options["html"] + "{% endpanel %}"
    assertHTMLEqual(rendered(source, title=options["titleHtml"]), html)


def test_breadcrumbs_are_the_design_systems():
    options, html = example("breadcrumbs", "with last breadcrumb as current page")
    steps = [part for item in options["items"] for part in (item["text"], item.get("href")) if part is not None]
    assertHTMLEqual(lists.breadcrumbs(*steps), html)


def test_buttons_are_the_design_systems():
    options, html = example("button", "prevent double click")
    assertHTMLEqual(markup.button(options["text"]), html)
    options, html = example("button", "link")
    assertHTMLEqual(markup.link_button(options["text"], options["href"]), html)


def test_a_button_may_say_more_to_those_who_listen():
    accept = markup.button("Accept", kind="quiet", name="verdict", value="accept", hidden="action 3")
    assert 'Accept<span class="govuk-visually-hidden"> action 3</span>' in accept
    assert 'name="verdict" value="accept"' in accept


def test_a_button_of_no_known_kind_is_a_mistake():
    with pytest.raises(KeyError):
        markup.button("Save", kind="loud")


def test_a_task_list_is_the_design_systems_with_states_as_tags():
    _, html = example("task-list", "default")
    titles = ("Company Directors", "Registered company details", "Business plan")
    rows = "".join(
        f'{{% task "{title}" ident="task-list-{at}" url="#" state="Incomplete" %}}{{% endtask %}}'
        for at, title in enumerate(titles, start=1)
    )
    ours = rendered(f"{{% task_list %}}{rows}{{% endtask_list %}}").replace("govuk-tag--grey", "govuk-tag--blue")
    first = "Completed", '<strong class="govuk-tag govuk-tag--blue">Incomplete</strong>'
    assertHTMLEqual(ours, html.replace(*first))


def test_a_task_without_a_page_is_no_link_and_its_hint_is_kept():
    row = rendered('{% task "Review" ident="t" %}Two names wait{% endtask %}')
    assert "<a " not in row
    assert '<div id="t-hint" class="govuk-task-list__hint">Two names wait</div>' in row


def test_a_summary_list_in_a_card_is_the_design_systems():
    options, html = example("summary-list", "as a summary card with a text header")
    source = (
        "{% summary_list card=card %}{% fact 'Name' %}Firstname Lastname{% endfact %}"
        "{% fact 'Date of birth' %}13/08/1980{% endfact %}{% endsummary_list %}"
    )
    assertHTMLEqual(rendered(source, card=options["card"]["title"]["text"]), html)


def test_a_fact_that_can_be_changed_is_the_design_systems_and_says_what_would_change():
    _, html = example("summary-list", "single action with anchor")
    source = "{% summary_list %}{% fact 'Name' change='#' %}Firstname Lastname{% endfact %}{% endsummary_list %}"
    change = 'Change<span class="govuk-visually-hidden"> name</span>'
    assertHTMLEqual(rendered(source), html.replace("First action", change))


def test_a_row_that_cannot_be_changed_keeps_its_place_beside_one_that_can():
    rows = "{% fact 'Name' change='#' %}A{% endfact %}{% fact 'Held' %}B{% endfact %}"
    assert rendered(f"{{% summary_list %}}{rows}{{% endsummary_list %}}").count("__row--no-actions") == 1


def test_a_fact_that_is_not_known_says_so_and_an_optional_one_is_left_out():
    assert "Not known" in rendered('{% fact "Place" %}  {% endfact %}')
    assert rendered('{% fact "Place" optional=True %}  {% endfact %}') == ""
    assert "Town hall" in rendered('{% fact "Place" optional=True %}Town hall{% endfact %}')


@pytest.mark.parametrize(
    ("words", "colour"),
    [("Late", "red"), ("late", "red"), ("Due this week", "yellow"), ("Read, not checked", "orange")],
)
def test_a_states_colour_follows_its_words(words: str, colour: str):
    assert markup.tag(words) == f'<strong class="govuk-tag govuk-tag--{colour}">{words}</strong>'


def test_a_state_nobody_has_named_is_grey_unless_told_otherwise():
    assert "govuk-tag--grey" in markup.tag("Lapsed")
    assert "govuk-tag--red" in rendered('{% state "Lapsed" "red" %}')


def test_only_what_nobody_checked_is_labelled():
    assert markup.checked_label(True) == ""
    assert "Read, not checked" in markup.checked_label(False)


def test_the_mark_of_a_source_says_what_it_belongs_to():
    mark = markup.source_link("/documents/1/#q12", "Action 3.1")
    assert 'href="/documents/1/#q12"' in mark
    assert '<span class="govuk-visually-hidden">Where this comes from: Action 3.1</span>' in mark
    assert markup.source_link("", "Action 3.1") == ""


def test_a_printed_name_says_that_it_is_one():
    assert "(as printed)" in markup.printed("G Carrow")
    assert markup.printed("") == ""


def test_progress_is_said_in_words_and_never_divides_by_nothing():
    bar = markup.progress(3, 12, "Reading papers")
    assert "3 of 12" in bar
    assert 'max="12" value="3" aria-label="Reading papers"' in bar
    assert 'max="1" value="0"' in markup.progress(0, 0, "Reading papers")


def test_a_page_asks_for_itself_again_only_without_script():
    assert markup.refresh_every(5) == '<noscript><meta http-equiv="refresh" content="5"></noscript>'


def test_a_title_leaves_out_what_it_is_not_given():
    bare = rendered('{% page_title "Actions" %} {% endpage_title %}')
    assert "fp-title__doing" not in bare
    assert "govuk-caption-l" not in bare
    full = rendered('{% page_title "Actions" caption="Board" state="Draft" %}{% button "Print" %}{% endpage_title %}')
    assert full.index("Board") < full.index("<h1") < full.index("Draft") < full.index("Print")


@pytest.mark.parametrize(
    "source",
    [
        "{% state w %}",
        "{% source_link w w %}",
        "{% printed w w %}",
        "{% button w name=w value=w hidden=w %}",
        "{% link_button w w hidden=w %}",
        "{% inset_text %}{{ w }}{% endinset_text %}",
        "{% warning_text %}{{ w }}{% endwarning_text %}",
        "{% details w %}{{ w }}{% enddetails %}",
        "{% notification_banner title=w kind=w ident=w %}{{ w }}{% endnotification_banner %}",
        "{% banner w %}{{ w }}{% endbanner %}",
        "{% panel w %}{{ w }}{% endpanel %}",
        "{% empty_state w %}{{ w }}{% endempty_state %}",
        "{% page_title w caption=w state=w %}{{ w }}{% endpage_title %}",
        "{% progress 1 2 label=w %}",
        "{% summary_list card=w %}{% fact w change=w verb=w %}{{ w }}{% endfact %}{% endsummary_list %}",
        "{% task_list %}{% task w ident=w url=w state=w %}{{ w }}{% endtask %}{% endtask_list %}",
        "{% breadcrumbs w w w %}",
        "{% table w %}{% column w sort=w %}{% row ident=w %}{% cell %}{{ w }}{% endcell %}{% endrow %}{% endtable %}",
        "{% table_of w columns rows %}",
    ],
)
def test_words_that_look_like_markup_stay_words(source: str):
    written = rendered(source, w=WICKED, columns=[WICKED], rows=[[WICKED]])
    assert "<script>" not in written
    assert "&lt;script&gt;" in written
    assert '"x"' not in written
