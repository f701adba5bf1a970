from __future__ import annotations

import pytest

from zhengce.glossary import UnreadableFile, read_report


@pytest.mark.parametrize("name", ["甲\n乙", "甲\r", "\x1b[31m.txt", "甲\u2028乙", "\udcff"])
def test_a_message_is_one_harmless_line_whatever_the_path_holds(name: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_report(name)
    message = str(caught.value)
    assert "no such file" in message
    assert len(message.splitlines()) == 1
    message.encode()
