"""Where the values of a catalog file stand in its text, with the way each is written.

Knows: nodes; which mapping a value belongs to. Must not know: YAML, columns, findings.
Numbers in arrays: of a large catalog there are a million, and they stay until its report is written.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ikicalc.catalog.nodes import ListNode, MapNode, Node, ScalarNode, read_nodes

_NUMBERS = 4  # of a value: line of its key, line, start, end


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value: its text, its style (empty for a plain one), and the code points that it takes up.

    ``first_line`` is the line of its key, ``last_line`` the last line that holds a part of it.
    """

    value: str
    style: str
    start: int
    end: int
    first_line: int
    last_line: int


class Scalars:
    """The single values of a file by the place of their mapping and their key, in the order of the file.

    ``signs`` are the ranges of values that hold a ``#``, which begins no comment there.
    """

    def __init__(self, text: str, root: Node | None) -> None:
        """Take a text and the nodes that were read from it."""
        self._text = text
        self._places = array("Q")  # of mappings: line and column in one number, ascending
        self._firsts = array("I", [0])  # the first value of each mapping, and of the next
        self._keys: list[str] = []
        self._values: list[str] = []
        self._styles: list[str] = []
        self._numbers = array("I")
        self.signs: list[tuple[int, int]] = []
        self._walk(root)

    def find(self, line: int, column: int, key: str) -> Scalar | None:
        """Return the value of ``key`` in the mapping that begins there; of a key that comes twice the first.

        >>> found = read_scalars("id: a/1\\nteks: 'A : B'\\n").find(1, 1, "teks")
        >>> found.value, found.style, found.start, found.last_line
        ('A : B', "'", 14, 2)
        """
        place = _packed(line, column)
        number = bisect_left(self._places, place)
        if number == len(self._places) or self._places[number] != place:
            return None
        for index in range(self._firsts[number], self._firsts[number + 1]):
            if self._keys[index] == key:
                return self._scalar(index)
        return None

    def __iter__(self) -> Iterator[tuple[str, Scalar]]:
        """Yield all keys with their values."""
        for index, key in enumerate(self._keys):
            yield key, self._scalar(index)

    def _scalar(self, index: int) -> Scalar:
        key_line, line, start, end = self._numbers[_NUMBERS * index : _NUMBERS * (index + 1)]
        last = line + self._text[start:end].rstrip().count("\n")
        return Scalar(self._values[index], self._styles[index], start, end, key_line, last)

    def _walk(self, root: Node | None) -> None:
        """Take all nodes in the order of the file, without what an alias repeats from further up."""
        waiting: list[Node] = [] if root is None else [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ScalarNode):
                self._sign(node)
            elif isinstance(node, ListNode):
                waiting += reversed(node.items)
            elif self._begins(node):
                waiting += self._entries(node)

    def _begins(self, node: MapNode) -> bool:
        place = _packed(node.place.baris, node.place.kolom)
        if self._places and place <= self._places[-1]:
            return False
        self._places.append(place)
        return True

    def _entries(self, node: MapNode) -> Iterator[Node]:
        """Take the single values of a mapping; yield its other nodes, the last first."""
        others: list[Node] = []
        for key, value in node.entries:
            if not (isinstance(key, ScalarNode) and isinstance(value, ScalarNode)):
                others += (key, value)
            elif node.place.baris <= key.line and key.start <= value.start:
                self._pair(key, value)
        self._firsts.append(len(self._keys))
        return reversed(others)

    def _pair(self, key: ScalarNode, value: ScalarNode) -> None:
        self._sign(key)
        self._sign(value)
        self._keys.append(key.text)
        self._values.append(value.text)
        self._styles.append(value.style)
        self._numbers.extend((key.line, value.line, value.start, value.end))

    def _sign(self, node: ScalarNode) -> None:
        """Keep the range of a value with a ``#``: a block's header line may end with a comment."""
        if "#" not in node.text:
            return
        line_end = self._text.find("\n", node.start, node.end) if node.style in ("|", ">") else -1
        self.signs.append((max(node.start, line_end), node.end))


def _packed(line: int, column: int) -> int:
    return line << 32 | column


def read_scalars(text: str) -> Scalars:
    """Return where the values of ``text`` stand; raises ``CatalogError`` (IKI601) for what is no YAML.

    >>> [(key, value.value) for key, value in read_scalars("id: a/1\\nnama: Camat\\n")]
    [('id', 'a/1'), ('nama', 'Camat')]
    """
    return Scalars(text, read_nodes(text, ""))
