from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import PROGRAM
from .terminal import in_terminal, plain

if TYPE_CHECKING:
    from .conftest import Answer, Run


def test_questions_are_answered_at_the_terminal_and_the_missed_are_told(answer: Answer) -> None:
    asked = answer("quiz", "3", "--seed", "5")["questions"]
    right = [each["choices"].index(each["answer"]) + 1 for each in asked]
    wrong = right[2] % 4 + 1
    typed = f"{right[0]}\n9\n{right[1]}\n{wrong}\n"
    command = [PROGRAM, "--lang", "en", "quiz", "3", "--seed", "5"]
    written = plain(in_terminal(command, 80, typed=typed))
    assert "9 is not in the range" in written
    assert f"No, it is {right[2]}." in written
    assert "2 of 3 right" in written
    assert f"To look up: {asked[2]['term']['headword']}" in written
    unbroken = written.replace("\n", "")
    assert all(each["prompt"] in unbroken for each in asked)


def test_the_end_of_input_ends_it_with_what_was_answered() -> None:
    written = plain(in_terminal([PROGRAM, "--lang", "en", "quiz", "--seed", "5"], 80, typed="\x04"))
    assert "1 of 10" in written
    assert " right" not in written
    assert "Traceback" not in written


def test_without_a_terminal_it_says_what_gives_the_questions(run: Run, answer: Answer) -> None:
    done = run("quiz")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "--json" in done.stderr
    document = answer("quiz", "4", "--seed", "9")
    assert (document["seed"], len(document["questions"])) == (9, 4)
    assert document == answer("测验", "4", "--seed", "9")
    assert len(answer("quiz")["questions"]) == 10


def test_a_selection_without_terms_is_an_error(run: Run) -> None:
    done = run("quiz", "--min-reports", "3", "--json")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "two terms" in done.stderr
