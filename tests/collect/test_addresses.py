import socket

import pytest

from foedera.collect import CollectOptions, collect
from foedera.collect.addresses import is_public
from foedera.records import SetAside


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fec0::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::c0a8:101", "2001:0:5ef5:79fb::1",
        "no address",
    ],
)  # fmt: skip
def test_addresses_off_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]
)
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.fixture
def trap() -> object:
    """A listening socket that must never be connected to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        yield listening
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "127.1"])
def test_this_machine_is_refused_however_it_is_written(host: str, trap: socket.socket) -> None:
    (found,) = collect([f"http://{host}:{trap.getsockname()[1]}/news"])
    assert isinstance(found, SetAside)
    assert found.reason == "private-address"
    assert "public internet" in found.message
    assert found.advice


def test_a_name_that_changes_its_answer_is_checked_when_connecting(trap: socket.socket) -> None:
    answers = iter([["203.0.113.9", "127.0.0.1"], ["127.0.0.1"]])
    options = CollectOptions(resolve=lambda host, port: next(answers))
    (found,) = collect([f"http://outlet.example:{trap.getsockname()[1]}/news"], options)
    assert isinstance(found, SetAside)
    assert found.reason == "private-address"


def test_an_unknown_host_is_told() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    (found,) = collect(["https://outlet.example/news"], CollectOptions(resolve=nowhere))
    assert isinstance(found, SetAside)
    assert (found.reason, "'outlet.example'" in found.message) == ("unknown-host", True)
