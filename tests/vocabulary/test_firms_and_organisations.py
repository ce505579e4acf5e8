"""Firms and organisations in sentences like those of the news: who is meant, and words that only look like one."""

from __future__ import annotations

import pytest

from foedera.vocabulary import load_vocabulary

MEANT = [
    ("Bell will deliver twelve AH-1Z helicopters to Bahrain.", "Bell", "bell"),
    ("Rafael will supply Spike missiles to Germany.", "Rafael", "rafael"),
    ("Polaris will supply MRZR vehicles to Canada.", "Polaris", "polaris"),
    ("Arsenal of Kazanlak exports ammunition to Ukraine.", "Arsenal", "arsenal-kazanlak"),
    ("Patria will supply 6x6 vehicles to Latvia.", "Patria", "patria"),
    ("MTU will deliver engines for the Altay tank.", "MTU", "mtu-friedrichshafen"),
    ("Turkish firm STM will build corvettes for Malaysia.", "STM", "stm"),
    ("India's MoD signed a contract with HAL for 97 Tejas.", "HAL", "hal"),
    ("Emirati gunmaker Caracal will produce rifles in India.", "Caracal", "caracal"),
    ("SIMA shipyard in Peru will build the frigates.", "SIMA", "sima"),
    ("Tatra will supply trucks for the howitzers.", "Tatra", "tatra"),
    ("FINCANTIERI AND LEONARDO SIGN DEAL", "LEONARDO", "leonardo"),
    ("General Dynamics Electric Boat will build the submarines.", "General Dynamics Electric Boat", "electric-boat"),
    ("Japan's SDF will deploy to Okinawa.", "SDF", "jpn-jsdf"),
    ("The SDF seized Raqqa with American support in Syria.", "SDF", "syr-sdf"),
    ("Saudi Arabia's RSAF ordered Typhoons.", "RSAF", "sau-royal-air-force"),
    ("RSAF jets from Singapore flew to Darwin.", "RSAF", "sgp-air-force"),
    ("Sudan's SAF bombed RSF positions near Khartoum.", "SAF", "sdn-armed-forces"),
    ("The State Department notified Congress of a possible sale.", "Congress", "us-congress"),
    ("South Korean Marine Corps units trained in Pohang.", "South Korean Marine Corps", "kor-navy"),
    ("The Marine Corps ordered amphibious vehicles.", "Marine Corps", "us-marine-corps"),
    ("SSB head Haluk Görgün met DAPA officials.", "DAPA", "dapa"),
    ("The PLAN commissioned two Type 055 destroyers in China.", "PLAN", "chn-pla-navy"),
    ("Turkey's procurement agency SSM chose the helicopter.", "SSM", "ssm"),
]

NOT_MEANT = [
    ("The bell rang and Bell told reporters it was late.", "bell"),
    ("IAEA chief Rafael Grossi arrived in Tehran.", "rafael"),
    ("Polaris missiles were replaced by Trident on British submarines.", "polaris"),
    ("Arsenal beat Chelsea in London.", "arsenal-kazanlak"),
    ("The president shouted Patria o Muerte.", "patria"),
    ("Caracal helicopters from Airbus were cancelled by Poland.", "caracal"),
    ("Tatra Mountains in Slovakia attract tourists.", "tatra"),
    ("Leonardo DiCaprio arrived in Rome.", "leonardo"),
    ("Indra Gandhi was prime minister of India.", "indra"),
    ("President Gerald Ford visited Japan in 1974.", "ford"),
    ("She ate a kale salad.", "kale"),
    ("The general dynamics of the region changed.", "general-dynamics"),
    ("Artem met his brother in Kyiv.", "artem"),
    ("Wagner was a German composer.", "wagner-group"),
    ("The Indian National Congress criticised the Rafale deal.", "us-congress"),
    ("Peru's Congress approved the purchase of frigates.", "us-congress"),
    ("THE PLAN IS SIMPLE.", "chn-pla-navy"),
    ("Serbia bought missiles and the Army received them from the U.S. embassy.", "us-army"),
    ("South Korean Marine Corps units trained in Pohang.", "us-marine-corps"),
    ("Edge of the city was hit by drones.", "edge-group"),
]


@pytest.mark.parametrize(("sentence", "words", "entry"), MEANT)
def test_is_meant(sentence: str, words: str, entry: str) -> None:
    found = {(match.words, match.entry) for match in load_vocabulary().find(sentence)}
    assert (words, entry) in found


@pytest.mark.parametrize(("sentence", "entry"), NOT_MEANT)
def test_is_not_meant(sentence: str, entry: str) -> None:
    found = {match.entry for match in load_vocabulary().find(sentence) if match.category in ("firm", "organisation")}
    assert entry not in found


def test_successors_lead_to_an_end() -> None:
    vocabulary = load_vocabulary()
    looped = []
    for category in ("firm", "organisation"):
        for entry in vocabulary.all(category):
            seen = {entry.id}
            successor = getattr(entry, "successor", None)
            while successor:
                if successor in seen:
                    looped.append(entry.id)
                    break
                seen.add(successor)
                following = vocabulary.firm(successor) or vocabulary.organisation(successor)
                successor = following.successor if following else None
    assert looped == []
