"""Pages as a browser has them: what a reader can do with them, what a text cannot."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.annotating import markdown, page

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

TEXT = "深化“放管服”改革。\r\n\r\n落实双减，再落实双减。" + "\n很长的一段。" * 80
RUNS = "window.ran = (window.ran || 0) + 1"
HOSTILE = [
    f"<script>{RUNS}</script>",
    f"</main><script>{RUNS}</script>",
    f"</title></style><script>{RUNS}</script>",
    f'<img src="x" onerror="{RUNS}">',
    f"<svg/onload={RUNS.replace(' ', '')}>",
    f'<a href="javascript:{RUNS}" class="try">双减</a>',
    f'" autofocus onfocus="{RUNS}" x="',
    f'<iframe srcdoc="<script>parent.{RUNS}</script>"></iframe>',
    f"<details open ontoggle='{RUNS}'>双减</details>",
    f"&lt;script&gt;{RUNS}&lt;/script&gt; &#60;script&#62;{RUNS}&#60;/script&#62;",
    f"[双减](javascript:{RUNS.replace(' ', '')})",
    f"[双减](<java\tscript:{RUNS}>)",
    f"[双减](&#106;avascript:{RUNS.replace(' ', '')})",
    f"[双减](javascript&colon;{RUNS.replace(' ', '')})",
    f"[双减](java\\script:{RUNS.replace(' ', '')})",
    f"[双减][a]\n\n[a]: javascript:{RUNS.replace(' ', '')}\n",
    f"[双减][a]\n\n[a]:\n  javascript:{RUNS.replace(' ', '')}\n",
    f"双减(javascript:{RUNS.replace(' ', '')})",
    f"<javascript:{RUNS.replace(' ', '')}>",
    f'![双减](x"onerror="{RUNS.replace(" ", "")})',
    f"`<script>`<script>{RUNS}</script>",
    f"\\<script>{RUNS}</script>\\\\<script>{RUNS}</script>",
    f"```\n</code></pre><script>{RUNS}</script>",
    f"{{{{constructor.constructor('{RUNS}')()}}}} ${{{RUNS}}} {{% raw %}}<%= {RUNS} %>",
    f"双减\ud800<script>{RUNS}</script>\udc00",
    f"\0<scr\0ipt>{RUNS}</script>",
    f"<!--><script>{RUNS}</script>-->",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUNS.replace(' ', '')}>",
]


def opened(chromium: Chrome, tmp_path: Path, html: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8", errors="backslashreplace")
    chromium.get(path.as_uri())


def link(chromium: Chrome, at: int = 0) -> WebElement:
    return chromium.find_elements(By.CSS_SELECTOR, "dfn a")[at]


def away(chromium: Chrome) -> ActionChains:
    """The pointer put where no term is."""
    actions = ActionChains(chromium)
    actions.w3c_actions.pointer_action.move_to_location(5, 400)  # type: ignore[no-untyped-call]
    return actions


def shown(chromium: Chrome) -> str:
    """The tooltip's text; nothing where it is hidden."""
    return "".join(
        tooltip.text
        for tooltip in chromium.find_elements(By.CSS_SELECTOR, "[role=tooltip]")
        if tooltip.is_displayed()
    )


@pytest.fixture
def annotated(chromium: Chrome, tmp_path: Path) -> Chrome:
    opened(chromium, tmp_path, page.render(Glossary.default().annotate(TEXT)))
    return chromium


def test_the_text_is_that_which_was_given(annotated: Chrome) -> None:
    script = "return document.querySelector('main').textContent"
    assert annotated.execute_script(script) == TEXT
    assert [each.text for each in annotated.find_elements(By.TAG_NAME, "dfn")] == [
        "放管服",
        "双减",
        "双减",
    ]


def test_pointing_at_a_term_explains_it_until_the_pointer_leaves(annotated: Chrome) -> None:
    assert shown(annotated) == ""
    ActionChains(annotated).move_to_element(link(annotated)).perform()
    assert "简政放权、放管结合、优化服务的简称。" in shown(annotated)
    assert "新绛县2023年《政府工作报告》注5" in shown(annotated)
    tooltip = annotated.find_element(By.CSS_SELECTOR, "[role=tooltip]")
    ActionChains(annotated).move_to_element(tooltip).pause(0.5).perform()
    assert shown(annotated) != ""  # it may be read and selected
    away(annotated).perform()
    WebDriverWait(annotated, 5).until(lambda driver: shown(driver) == "")


def test_the_keyboard_reaches_a_term_and_puts_its_explanation_away(annotated: Chrome) -> None:
    ActionChains(annotated).send_keys(Keys.TAB).perform()
    assert "简政放权" in shown(annotated)
    ActionChains(annotated).send_keys(Keys.ESCAPE).perform()
    assert shown(annotated) == ""
    ActionChains(annotated).send_keys(Keys.TAB).perform()
    assert "校外培训" in shown(annotated)
    ActionChains(annotated).send_keys(Keys.ENTER).perform()
    assert annotated.current_url.endswith("#term-2")


def test_a_click_or_tap_keeps_the_explanation_until_one_elsewhere(annotated: Chrome) -> None:
    link(annotated, 1).click()
    away(annotated).pause(0.5).perform()
    assert "校外培训" in shown(annotated)
    assert "#" not in annotated.current_url
    away(annotated).click().perform()
    assert shown(annotated) == ""


def test_an_explanation_in_the_list_leads_back_to_where_its_term_is_used_first(
    annotated: Chrome,
) -> None:
    back = annotated.find_element(By.CSS_SELECTOR, "#term-2 .back")
    assert back.accessible_name == "back to the text"
    back.click()
    used = annotated.find_element(By.CSS_SELECTOR, "dfn a:target")
    assert used.text == "双减"
    assert annotated.execute_script(
        "return document.querySelectorAll('dfn a')[1] === arguments[0]", used
    )
    ActionChains(annotated).move_to_element(used).perform()
    assert "↩" not in shown(annotated)


def test_a_finger_opens_the_explanation(annotated: Chrome) -> None:
    place = link(annotated).rect
    touch = {"x": place["x"] + 5, "y": place["y"] + 5}
    annotated.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        for kind, points in (("touchStart", [touch]), ("touchEnd", [])):
            event = {"type": kind, "touchPoints": points}
            annotated.execute_cdp_cmd("Input.dispatchTouchEvent", event)
        WebDriverWait(annotated, 5).until(lambda driver: "简政放权" in shown(driver))
    finally:
        annotated.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_assistive_technology_is_told_what_a_term_means(annotated: Chrome) -> None:
    node = annotated.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
    query = {"nodeId": node, "selector": "dfn a"}
    found = annotated.execute_cdp_cmd("DOM.querySelector", query)["nodeId"]
    tree = annotated.execute_cdp_cmd("Accessibility.getPartialAXTree", {"nodeId": found})
    described = tree["nodes"][0]
    assert described["role"]["value"] == "link"
    assert "简政放权" in described["description"]["value"]


def test_the_page_fits_dark_screens_and_paper(annotated: Chrome) -> None:
    script = "return getComputedStyle(document.body).backgroundColor"
    colors = set()
    for scheme in ("light", "dark"):
        feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        annotated.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
        colors.add(annotated.execute_script(script))
    assert len(colors) == 2
    annotated.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    mark = "return getComputedStyle(document.querySelector('dfn a'), '::after').content"
    assert annotated.execute_script(mark) == '"[1]"'
    annotated.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_page_loads_nothing_and_breaks_no_rule_of_its_own(annotated: Chrome) -> None:
    names = "return performance.getEntriesByType('resource').length"
    assert annotated.execute_script(names) == 0
    log = annotated.get_log("browser")  # type: ignore[no-untyped-call]
    complaints = [each for each in log if "Security" in each["message"]]
    assert complaints == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_runs_nothing_in_a_page(
    chromium: Chrome, tmp_path: Path, hostile: str
) -> None:
    html = page.render(Glossary.default().annotate(hostile), title=hostile)
    opened(chromium, tmp_path, html)
    assert_nothing_ran(chromium)
    script = "return document.querySelector('main').textContent"
    kept = re.sub("[\ud800-\udfff]", "�", hostile.replace("\0", "␀"))
    assert chromium.execute_script(script) == kept


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("has_footnotes", [True, False])
def test_a_hostile_text_runs_nothing_as_markdown(
    chromium: Chrome,
    tmp_path: Path,
    hostile: str,
    has_footnotes: bool,  # noqa: FBT001
) -> None:
    """With a renderer that lets HTML and every link through."""
    renderer = MarkdownIt("commonmark", {"html": True})
    renderer.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    if has_footnotes:
        renderer.use(footnote_plugin)
    html = renderer.render(markdown.render(Glossary.default().annotate(hostile)))
    opened(chromium, tmp_path, f'<!DOCTYPE html><meta charset="utf-8">{html}')
    assert_nothing_ran(chromium)


@pytest.mark.parametrize("hostile", HOSTILE[:12])
def test_a_hostile_definition_runs_nothing(chromium: Chrome, tmp_path: Path, hostile: str) -> None:
    path = tmp_path / "report.txt"
    line = unicodedata.normalize("NFC", hostile).replace("\n", " ")
    path.write_text(
        f"政府工作报告\n一、工作\n推进甲乙丙。\n名词解释\n1.“甲乙丙”：{line}。\n", encoding="utf-8"
    )
    annotated = Glossary([read_report(path)]).annotate("甲乙丙")
    assert len(annotated.annotations) == 1
    opened(chromium, tmp_path, page.render(annotated))
    away(chromium).move_to_element(link(chromium)).perform()
    assert "甲乙丙" in shown(chromium)
    assert_nothing_ran(chromium)
    renderer = MarkdownIt("commonmark", {"html": True}).use(footnote_plugin)
    renderer.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    opened(chromium, tmp_path, renderer.render(markdown.render(annotated)))
    assert_nothing_ran(chromium)


def assert_nothing_ran(chromium: Chrome) -> None:
    """Whatever can be clicked is clicked first, but for the page's own links to its end."""
    for each in chromium.find_elements(By.CSS_SELECTOR, "a[href]:not([href^='#']), .try"):
        chromium.execute_script("arguments[0].click()", each)
    assert chromium.execute_script("return window.ran") is None
    unsafe = "a[href^='javascript' i], main script, main img, main iframe, [onerror], [onload]"
    assert chromium.find_elements(By.CSS_SELECTOR, unsafe) == []


def test_targets_are_large_and_a_term_is_one_box(chromium: Chrome, tmp_path: Path) -> None:
    html = page.render(Glossary.default().annotate("甲乙丙丁，双减" * 60), title="报告")
    opened(chromium, tmp_path, html)
    chromium.set_window_size(500, 800)
    script = """return Array.from(document.querySelectorAll('dfn a, .back'), (link) =>
        [link.getClientRects().length, link.getBoundingClientRect().height])"""
    boxes = chromium.execute_script(script)
    assert {count for count, _ in boxes} == {1}
    assert min(height for _, height in boxes) >= 44


def test_the_page_has_a_heading_and_its_list_is_a_landmark(
    chromium: Chrome, tmp_path: Path
) -> None:
    opened(chromium, tmp_path, page.render(Glossary.default().annotate(TEXT), title="报告"))
    assert chromium.find_element(By.TAG_NAME, "h1").text == "报告"
    section = chromium.find_element(By.TAG_NAME, "section")
    label = chromium.find_element(By.ID, section.get_dom_attribute("aria-labelledby") or "")
    assert (section.aria_role, label.text) == ("region", "Explanations")
