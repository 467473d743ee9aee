# SPDX-License-Identifier: Apache-2.0
"""What the desktop makes of hostile texts, links, names of files and addresses: its own tests, told by name. And that the service
sends nobody elsewhere, least of all who came without TLS."""

import socket

from faults.catalogue import fault
from faults.group_w_warehouse import told
from faults.group_x_access import NOBODY, routes
from support.order_service import OrderService
from support.tls_front import CertificateMaker

# Rows and functions that passed; what Qt Test counts besides are its beginning and its end.
TOTALS = r"Totals: (\d+) passed, 0 failed, 0 skipped"
FRAME = 2


def passed(run, program, function):
    totals = told(run, program, TOTALS, function)
    return int(totals[1]) - FRAME if totals else 0


@fault("X8", "markup in names, wherever they are shown or printed", small={})
def markup(run):
    run.struck(sum(passed(run, *each) for each in (
        ("ui_orders_OrderDetailPane", "names_markup_isShownLiterally"),
        ("ui_orders_OrderListModel", "toolTip_htmlInAName_isShownAsItIs"),
        ("ui_kit_Widgets", "plainTip_whatLooksLikeHtml_isShownAsItIs"),
        ("ui_print_PackingSlipPage", "strangeTexts_stayOnThePaper"))), "places where markup was shown as text")


@fault("X9", "links that are no https", small={})
def links(run):
    run.struck(sum(passed(run, *each) for each in (
        ("ui_orders_OrderDetailPane", "link_other_thanHttps_isNeverOffered"),
        ("ui_orders_OrderDetailPane", "link_tracking_asksFirst"),
        ("ui_settings_CarrierRow", "address_eachText_isTakenOrRefused"))), "kinds of links refused or asked about")


@fault("X10", "names of files that lead elsewhere", small={})
def file_names(run):
    run.struck(passed(run, "ui_files_FileName", "safeFileName_anything_isOneHarmlessName"), "names made harmless")


# What servers and the machines before them send elsewhere: another spelling of a path, another host, a browser that asks for TLS.
STRANGE_TARGETS = ("/", "/index.html", "/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/orders/", "//api/v1/orders", "/api//v1/orders",
                   "/API/V1/orders", "/api/v1/orders/../shop", "/api/v2/orders", "/nothing", "//elsewhere.example/x", "*",
                   "http://elsewhere.example/api/v1/shop", "/api/v1/orders?next=http://elsewhere.example/")
LURES = {"none": "", "a proxy's word": "X-Forwarded-Proto: http\r\nX-Forwarded-Host: elsewhere.example\r\n",
         "a browser's wish": "Upgrade-Insecure-Requests: 1\r\n"}


def head(address, method, target, token=None, lure="", host=None):
    """The head of the answer, in lower case; a stream has no end to wait for. Empty: the connection was closed without a word."""
    sent = f"{method} {target} HTTP/1.1\r\nHost: {host or address}\r\n{lure}Content-Length: 0\r\nConnection: close\r\n"
    if token:
        sent += f"Authorization: Bearer {token}\r\n"
    name, port = address.rsplit(":", 1)
    with socket.create_connection((name, int(port)), timeout=20) as connection:
        connection.sendall((sent + "\r\n").encode())
        got = b""
        while b"\r\n\r\n" not in got:
            try:
                piece = connection.recv(65536)
            except ConnectionResetError:
                break
            if not piece:
                break
            got += piece
    return got.split(b"\r\n\r\n")[0].decode("latin-1").lower()


def stays_here(run, answer, what):
    status = answer.split(" ")[1] if answer.startswith("http/") else ""
    run.check(not status.startswith("3") and "\r\nlocation:" not in answer, f"{what}: {answer[:200]!r}")


def no_redirects(run):
    """Asks a service without TLS for every route and for what is none; the number of answers, none of which leads elsewhere."""
    service = OrderService(run.program, run.folder).create().start()
    token = service.sign_in()["access_token"]
    targets = [(method, "/api/v1" + path.replace("{id}", NOBODY).replace("{no}", "1").replace("{sku}", "NONE"))
               for method, path in routes() if path != "/sessions/current"]
    targets += [("POST", "/api/v1/sessions"), ("POST", "/api/v1/sessions/refresh")]
    targets += [(method, target) for target in STRANGE_TARGETS for method in ("GET", "POST", "HEAD", "OPTIONS")]
    asked = 0
    for method, target in targets:
        for name, lure in LURES.items():
            answer = head(service.address, method, target, token if name == "none" else None, lure, "elsewhere.example" if lure else None)
            run.check(answer, f"{method} {target} with {name}: no answer")
            stays_here(run, answer, f"{method} {target} with {name}")
            asked += 1
    service.stop()
    # And who comes without TLS to a service that has it gets nothing but a closed door.
    certificate = CertificateMaker(run.folder / "certificates").signed()
    secure = OrderService(run.program, run.folder, name="secure").create()
    secure.start("--tls-cert", str(certificate.certificate), "--tls-key", str(certificate.key))
    for method, target in (("GET", "/api/v1/shop"), ("POST", "/api/v1/sessions"), ("GET", "/")):
        stays_here(run, head(secure.address, method, target), f"{method} {target} without TLS")
        asked += 1
    secure.stop()
    return asked


@fault("X12", "a service without TLS that is not this machine", small={})
def plain_http(run):
    run.struck(sum(passed(run, *each) for each in (
        ("api_QnamTransport", "address_plainHttpElsewhere_isNeverCalled"),
        ("api_QnamTransportFaults", "redirect_anyStatus_isNotFollowed"),
        ("ui_signin_SignInPage", "signIn_plainHttpElsewhere_isRefusedWithASentence"),
        ("ui_signin_SignInPage", "signIn_redirected_isRefusedWithASentence"))), "addresses never called")
    run.figure("answers that lead nowhere else", no_redirects(run))
