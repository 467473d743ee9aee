# SPDX-License-Identifier: Apache-2.0
"""Certificates that nobody should trust: not one byte of a request goes out, whatever the desk has to send."""

import ssl

from faults.catalogue import fault
from support.desk_cli import FAILED, OFFLINE, DeskCli
from support.desk_shop import DeskShop
from support.follower import Follower
from support.order_service import PASSWORD
from support.tls_front import CertificateMaker, TlsFront


@fault("N10", "certificates that nobody should trust", {}, {})
def bad_certificates(run):
    make = CertificateMaker(run.folder / "certificates")
    ours, stranger = make.authority("Ours"), make.authority("A stranger")
    good = make.signed(by=ours)
    bad = {
        "expired": (make.signed(by=ours, shift="-30d"), None),
        "not yet valid": (make.signed(by=ours, shift="+30d"), None),
        "self-signed": (make.signed(), None),
        "of another host": (make.signed(by=ours, name="other.example", alternatives="DNS:other.example"), None),
        "of an unknown authority": (make.signed(by=stranger), None),
        "TLS 1.1 at most": (good, ssl.TLSVersion.TLSv1_1),
    }
    with DeskShop(run) as shop, TlsFront(shop.service.address, good) as front:
        desk = shop.desk
        address = f"https://{front.address}"

        def sign_in(**more):
            return desk.run("--ca", str(ours.certificate), "sign-in", "--server", address, "--user", "merchant", **more)

        sign_in()
        desk.run("sync")
        run.check(front.received > 0, "the good certificate was not used")
        struck = 0
        for name, (certificate, newest) in bad.items():
            shop.queue_adjustments(1)
            front.show(certificate, newest)
            tried, received = front.tried, front.received
            for command in (["sync"], ["sign-in", "--server", address, "--user", "merchant"]):
                desk.run(*command, want=None)
                run.check(desk.code in (FAILED, OFFLINE), f"{name}: {command[0]} ended with {desk.code}")
                run.check("certificate" in desk.said, f"{name}: {command[0]} does not say why: {desk.said!r}")
            run.check(front.received == received, f"{name}: {front.received - received} bytes of a request went out")
            run.check(front.tried > tried, f"{name}: nobody connected")
            run.check("WAITING" in shop.states().values(), f"{name}: the entry is {shop.states()}")
            struck += front.tried - tried
            front.show(good)
            desk.run("sync", "--until-idle")
        stranger_desk = DeskCli(run.desk, run.folder, name="stranger", password=PASSWORD)
        stranger_desk.run("sign-in", "--server", address, "--user", "merchant", want=None)
        run.check(stranger_desk.code in (FAILED, OFFLINE), "an authority of one profile is trusted by another")

        # In the middle of a session: what stands goes on, what is opened anew is judged anew.
        with Follower(desk) as follower:
            run.check(follower.in_step(), "the desk did not get in step")
            front.show(bad["of an unknown authority"][0])
            front.cut_all()
            received, tried = front.received, front.tried
            shop.merchant.wanted(201, "POST", "/stock-adjustments", {"sku": shop.skus[0], "delta": 1, "reason": "RECEIVED"})
            seen = follower.wait(lambda line: line["trouble"] == "OFFLINE", 80)
            run.check(seen is not None, "the desk did not notice")
            run.check(front.received == received, "bytes went to whom the certificate does not speak for")
            struck += front.tried - tried
            front.show(good)
            run.check(follower.wait(lambda line: line["trouble"] == "NONE" and line["online"], 60, since=seen or 0) is not None,
                      "the desk did not come back")
        desk.run("sync")
        shop.check_settled(len(bad) + 1)
    run.struck(struck, "handshakes with a certificate that is none")
