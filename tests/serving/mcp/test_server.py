"""As the official client talks to it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters
from mcp_types import ResourceTemplateReference

from zhengce.serving.mcp.tools import TOOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

PROGRAM = str(Path(sys.executable).with_name("zhengce"))
REPORT = str(Path(__file__).parent.parent.parent / "data" / "jiaxian-2024.txt")


def talk(
    home: Path,
    conversation: Callable[[Client], Coroutine[Any, Any, Any]],
    mode: str = "auto",
) -> Any:  # noqa: ANN401
    """What a conversation with a server of its own gives."""
    parameters = StdioServerParameters(
        command=PROGRAM, args=["mcp"], env=dict(os.environ) | {"ZHENGCE_HOME": str(home)}
    )

    async def main() -> Any:  # noqa: ANN401
        with anyio.fail_after(90):
            async with Client(parameters, mode=mode) as client:
                return await conversation(client)

    return anyio.run(main)


def called(home: Path, tool: str, **arguments: object) -> dict[str, Any]:
    """The document that a tool answers, valid by its schema."""

    async def conversation(client: Client) -> Any:  # noqa: ANN401
        return await client.call_tool(tool, arguments)

    result = talk(home, conversation)
    document: dict[str, Any] = result.structured_content
    assert not result.is_error
    assert json.loads(result.content[0].text) == document
    assert "\\u" not in result.content[0].text
    Draft202012Validator(TOOLS[tool].output_schema()).validate(document)
    return document


def complaint(home: Path, tool: str, arguments: dict[str, object]) -> str:
    async def conversation(client: Client) -> Any:  # noqa: ANN401
        return await client.call_tool(tool, arguments)

    result = talk(home, conversation)
    assert result.is_error
    text: str = result.content[0].text
    assert "Traceback" not in text
    assert "\n" not in text
    assert len(text) < 500
    return text


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_the_tools_are_told_with_what_they_take(built_home: Path, mode: str) -> None:
    async def conversation(client: Client) -> Any:  # noqa: ANN401
        return await client.list_tools()

    tools = {tool.name: tool for tool in talk(built_home, conversation, mode).tools}
    assert list(tools) == list(TOOLS)
    for name, tool in tools.items():
        assert tool.title
        assert tool.description
        assert tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema == TOOLS[name].output_schema()
        assert tool.output_schema["type"] == "object"
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)


def test_a_term_is_explained_with_a_source_to_cite(built_home: Path) -> None:
    document = called(built_home, "lookup", term="放管服", limit=1)
    assert document["terms"][0]["definition"] == "简政放权、放管结合、优化服务的简称。"
    assert document["terms"][0]["sources"][0]["citation"] == "新绛县2023年《政府工作报告》注5"
    (occurrence,) = document["terms"][0]["occurrences"]
    assert occurrence["block"] == 10
    assert occurrence["citation"] == "新绛县2023年《政府工作报告》第10段"
    assert document["terms"][0]["occurrences_left_out"] == 1


def test_a_client_of_today_gets_answers_that_its_library_accepts(home_of_two: Path) -> None:
    async def conversation(client: Client) -> Any:  # noqa: ANN401
        await client.list_tools()  # by whose schemas it then validates the answers
        return [
            await client.call_tool("lookup", {"term": "放管服"}),
            await client.call_tool("search", {"query": "改革"}),
            await client.call_tool("annotate", {"text": "放管服"}),
            await client.call_tool("compare", {"term": "放管服"}),
            await client.call_tool("changes", {"names": ["xinjiang-2023", "jiaxian-2024"]}),
            await client.call_tool("concordance", {"query": "改革"}),
            await client.call_tool("collocates", {"query": "改革"}),
            await client.call_tool("keywords", {"reports": ["xinjiang-2023"]}),
            await client.call_tool("trend", {"query": "改革"}),
            await client.call_tool("candidates", {"reports": ["xinjiang-2023"]}),
            await client.call_tool("reports", {}),
        ]

    answers = talk(home_of_two, conversation, "legacy")
    assert [answer.structured_content["schema"].split("/")[1] for answer in answers] == list(TOOLS)


def test_prompts_are_told_and_filled(built_home: Path) -> None:
    async def conversation(client: Client) -> Any:  # noqa: ANN401
        told = (await client.list_prompts()).prompts
        filled = await client.get_prompt("what-goes-with-what", {"word": "改革{x}"})
        refused = []
        for name, arguments in (("nosuch", {}), ("what-is-new", {"place": "甲"})):
            with pytest.raises(MCPError) as caught:
                await client.get_prompt(name, arguments)
            refused.append(str(caught.value))
        return told, filled, refused

    told, filled, refused = talk(built_home, conversation)
    names = ["who-promises-what", "what-is-new", "what-goes-with-what"]
    assert [each.name for each in told] == names
    assert all(argument.required for each in told for argument in each.arguments)
    assert "use “改革{x}”?" in filled.messages[0].content.text
    assert "no prompt nosuch" in refused[0]
    assert "what-is-new takes place, old_year, new_year" in refused[1]


def test_a_report_is_completed_by_its_identifier(built_home: Path) -> None:
    async def conversation(client: Client) -> Any:  # noqa: ANN401
        (template,) = (await client.list_resource_templates()).resource_templates
        reference = ResourceTemplateReference(uri=template.uri_template)
        typed = ("xin", "2023", "甲")
        return [
            await client.complete(reference, {"name": "report", "value": each}) for each in typed
        ]

    found = [each.completion.values for each in talk(built_home, conversation)]
    assert found == [["xinjiang-2023"], ["xinjiang-2023"], []]


def test_search_tells_the_total_and_the_blocks(built_home: Path) -> None:
    document = called(built_home, "search", query="产业 -工业", limit=2)
    assert len(document["hits"]) == 2
    assert document["total"] > 2
    assert document["hits_left_out"] == document["total"] - 2
    assert all(
        hit["citation"].startswith("新绛县2023年《政府工作报告》第") for hit in document["hits"]
    )
    assert called(built_home, "search", query="产业", places=["甲县"])["total"] == 0


def test_a_text_is_annotated(built_home: Path) -> None:
    document = called(built_home, "annotate", text="双减，双减", first_only=False)
    assert [(each["start"], each["end"]) for each in document["annotations"]] == [(0, 2), (3, 5)]
    assert "text" not in document  # whoever asks has it
    assert len(called(built_home, "annotate", text="双减，双减")["annotations"]) == 1
    many = called(built_home, "annotate", text="双减，" * 500, first_only=False, limit=5)
    assert (len(many["annotations"]), many["annotations_left_out"]) == (5, 495)


def test_the_reports_are_listed_with_their_identifiers(built_home: Path) -> None:
    assert [each["id"] for each in called(built_home, "reports")["reports"]] == ["xinjiang-2023"]
    assert called(built_home, "reports", places=["甲县"])["reports"] == []


def test_what_is_compared_and_not_found_is_suggested(built_home: Path) -> None:
    assert called(built_home, "compare", term="小生规")["suggestions"] == ["“小升规”"]


def test_what_is_added_is_seen_and_compared(tmp_path: Path) -> None:
    import subprocess

    async def conversation(client: Client) -> Any:  # noqa: ANN401
        before = await client.list_resources()
        environment = dict(os.environ) | {"ZHENGCE_HOME": str(tmp_path)}
        subprocess.run([PROGRAM, "add", REPORT], env=environment, check=True, capture_output=True)
        after = await client.list_resources()
        added = await client.read_resource("zhengce://report/jiaxian-2024")
        compared = await client.call_tool("compare", {"term": "双创"})
        candidates = await client.call_tool("candidates", {"reports": ["jiaxian-2024"]})
        return before, after, added, compared, candidates

    before, after, added, compared, candidates = talk(tmp_path, conversation)
    assert [each.name for each in before.resources] == ["xinjiang-2023"]
    assert [each.name for each in after.resources] == ["xinjiang-2023", "jiaxian-2024"]
    assert added.contents[0].text.startswith("《甲县2024年政府工作报告》\n\n1\t甲县")
    assert len(compared.structured_content["senses"]) == 2
    assert [each["text"] for each in candidates.structured_content["candidates"]] == [
        "小升规",
        "5+2",
    ]


def test_null_leaves_an_argument_out(built_home: Path) -> None:
    told = called(built_home, "search", query="乡村振兴", reports=None, sort=None, limit=None)
    assert told == called(built_home, "search", query="乡村振兴")
    assert "query: Field required" in complaint(built_home, "search", {"query": None})


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("nosuch", {}, "unknown tool nosuch; there is lookup, search"),
        pytest.param("x" * 1_000_000, {}, "x…; there is lookup", id="a long name"),
        ("lookup", {"term": "双减", "year": "2020"}, "no argument year; it takes term, reports"),
        ("lookup", {"term": "双减", "limit": "5"}, "valid integer"),
        ("annotate", {"text": "双减", "first_only": "no"}, "valid boolean"),
        ("lookup", {}, "lookup: term: Field required"),
        ("lookup", {"term": 5}, "valid string"),
        ("lookup", {"term": ""}, "at least 1"),
        ("lookup", {"term": "“”"}, "nothing to look up"),
        ("lookup", {"term": "双减", "limit": 10**9}, "less than or equal"),
        ("lookup", {"term": "双减", "places": "甲县"}, "valid list"),
        ("lookup", {"term": "甲" * 10_000}, "at most 200"),
        ("lookup", {"term": "双减", "reports": ["nosuch"]}, "no report"),
        ("search", {"query": "甲 OR"}, "OR"),
        ("search", {"query": "(" * 900}, "at most 500 words"),
        ("search", {"query": "甲 OR " * 5_000}, "at most 1000"),
        ("annotate", {"text": "甲" * 1_000_000}, "at most 200000"),
        ("candidates", {"reports": ["../../etc/passwd"]}, "no report"),
    ],
)
def test_a_hostile_call_gets_an_error(
    built_home: Path, tool: str, arguments: dict[str, object], says: str
) -> None:
    assert says in complaint(built_home, tool, arguments)


def test_a_query_bomb_within_the_limits_is_answered_soon(built_home: Path) -> None:
    bomb = " OR ".join(f"-{chr(0x4E00 + at)}" for at in range(140))

    async def conversation(client: Client) -> Any:  # noqa: ANN401
        with anyio.fail_after(20):
            return [
                await client.call_tool("search", {"query": bomb}),
                await client.call_tool("search", {"query": "(" * 200 + "产业" + ")" * 200}),
                await client.call_tool("annotate", {"text": "一包六保" * 50_000}),
            ]

    answers = talk(built_home, conversation)
    assert [answer.is_error for answer in answers] == [False, True, False]


@pytest.mark.parametrize(("mode", "code"), [("legacy", -32002), ("auto", -32602)])
@pytest.mark.parametrize(
    "uri", ["zhengce://report/nosuch", "zhengce://report/..%2F..%2Fetc", "file:///etc/passwd"]
)
def test_a_resource_that_is_none_is_an_error(
    built_home: Path, uri: str, mode: str, code: int
) -> None:
    async def conversation(client: Client) -> Any:  # noqa: ANN401
        with pytest.raises(MCPError) as caught:
            await client.read_resource(uri)
        return caught.value

    error = talk(built_home, conversation, mode)
    assert error.code == code
    assert "Traceback" not in str(error)
