# SPDX-License-Identifier: Apache-2.0
"""What the desktop makes of hostile texts, links, names of files and addresses: its own tests, told by name."""

from faults.catalogue import fault
from faults.group_w_warehouse import told

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


@fault("X12", "a service without TLS that is not this machine", small={})
def plain_http(run):
    run.struck(sum(passed(run, *each) for each in (
        ("api_QnamTransport", "address_plainHttpElsewhere_isNeverCalled"),
        ("ui_signin_SignInPage", "signIn_plainHttpElsewhere_isRefusedWithASentence"))), "addresses never called")
