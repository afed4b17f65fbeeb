#!/usr/bin/env python3
"""Counts a Maildir as docs/report.md says, from the files alone, with nothing but the standard library: who asked, who was answered,
and after how many minutes. Prints JSON. Written from the definitions, not from the program.

  count.py MAILDIR OWN[,OWN...] TEAM_DOMAIN FROM TO NOW WINDOW_HOURS FREE[,FREE...]      (instants: seconds since 1970)
"""
import email
import email.header
import email.policy
import email.utils
import json
import math
import os
import re
import sys

AUTOMATIC = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@|^(?:bounce|noreply)", re.I)


SECOND = {"ac", "ad", "co", "com", "ed", "edu", "go", "gov", "gr", "lg", "ne", "net", "or", "org"}


def ids(value):
    return re.findall(r"<([^<>\s]+)>", value or "")


def addresses(message, *fields):
    values = [str(value) for field in fields for value in message.get_all(field, [])]
    return [address.lower() for _, address in email.utils.getaddresses(values) if "@" in address]


def arrival(head, path):
    """Where a Maildir says when a mail came: the topmost Received, else the name of the file, else Date."""
    received = str(head.get("Received", "")).rsplit(";", 1)
    stamp = email.utils.parsedate_tz(" ".join(received[1].split())) if len(received) == 2 else None
    if stamp is not None:
        return int(email.utils.mktime_tz(stamp))
    name = re.match(r"(\d{9,10})\.", os.path.basename(path))
    return int(name.group(1)) if name else int(email.utils.mktime_tz(email.utils.parsedate_tz(head.get("Date"))))


def subject(head):
    text = str(email.header.make_header(email.header.decode_header(head.get("Subject", "")))) if head.get("Subject") else ""
    bare = re.sub(r"^(?:\s*(?:(?:re|aw|sv|fwd?|antw)\s*(?:\[\d+\])?\s*:|\[[^\]]*\]))+", "", text, flags=re.I)
    return " ".join(bare.split()).lower(), bool(re.match(r"\s*(?:\[[^\]]*\]\s*)*(?:re|aw|sv|antw)\b", text, re.I))


def read(path, folder):
    with open(path, "rb") as file:
        head = email.message_from_binary_file(file, policy=email.policy.compat32)
    return {
        "id": (ids(head.get("Message-ID")) or [path])[0],
        "refs": set(ids(head.get("References")) + ids(head.get("In-Reply-To"))),
        "from": (addresses(head, "From") or [""])[0],
        "to": addresses(head, "To", "Cc"),
        "replies": addresses(head, "Reply-To"),
        "date": email.utils.parsedate_tz(head.get("Date", "")),
        "at": arrival(head, path),
        "subject": subject(head),
        "robot": head.get("Auto-Submitted", "no").lower() != "no"
        or any(head.get(name) for name in ("List-Id", "List-Unsubscribe"))
        or head.get("Precedence", "").lower() in ("bulk", "list", "junk")
        or head.get("Return-Path", "x").strip() == "<>"
        or bool(AUTOMATIC.match((addresses(head, "From") or [""])[0])),
        "sent": folder == ".Sent",
    }


def messages(maildir):
    found = {}
    for folder in sorted(os.listdir(maildir)):
        if folder not in ("cur", "new") and not folder.startswith("."):
            continue
        if re.search(r"(?:Drafts|Trash|Junk|Spam)$", folder):
            continue
        places = [folder] if folder in ("cur", "new") else [f"{folder}/cur", f"{folder}/new"]
        for place in places:
            for name in sorted(os.listdir(os.path.join(maildir, place)) if os.path.isdir(os.path.join(maildir, place)) else []):
                one = read(os.path.join(maildir, place, name), folder)
                # Copies of one mail; a list's digest and a broken program give one identifier to several.
                same = (one["id"], one["from"], one["date"])
                if same in found:
                    found[same]["sent"] |= one["sent"]
                else:
                    found[same] = one
    return list(found.values())


def threads(all_messages, companies):
    parent = {}

    def root(key):
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one in all_messages:
        for other in one["refs"]:
            parent[root(other)] = root(one["id"])
    # A reply that names nothing that anybody knows follows the latest mail with its subject, from or to its company, of 30 days.
    known = {one["id"] for one in all_messages}
    named = {}
    for one in all_messages:
        for other in one["refs"]:
            named.setdefault(other, set()).add(one["id"])
    # Where other companies take part too it must have lost its ids on the way: its author names what they answer elsewhere.
    naming = {one["from"] for one in all_messages if one["refs"]}
    latest = {}
    for one in sorted(all_messages, key=lambda each: each["at"]):
        base, reply = one["subject"]
        if one["robot"] or base == "":
            continue
        slots = [(company, base) for company in companies(one)]
        lost = not any(ref in known or named[ref] - {one["id"]} for ref in one["refs"])
        before = max((latest[slot] for slot in slots if slot in latest), key=lambda each: each["at"], default=None)
        certain = one["from"] in naming or companies(one) >= companies(one, True)
        if reply and lost and certain and before is not None and one["at"] - before["at"] <= 30 * 86400:
            parent[root(one["id"])] = root(before["id"])
        for slot in slots:
            latest[slot] = one
    groups = {}
    for one in all_messages:
        groups.setdefault(root(one["id"]), []).append(one)
    return [sorted(group, key=lambda one: one["at"]) for group in groups.values()]


def percentiles(values):
    if not values:
        return {"median": None, "p90": None}
    ordered = sorted(values)
    half = len(ordered) // 2
    median = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    return {"median": median, "p90": ordered[math.ceil(len(ordered) * 0.9) - 1]}


def main():
    maildir, own, team, start, end, now, window = sys.argv[1:8]
    own = set(own.lower().split(","))
    start, end, now, window = int(start), int(end), int(now), float(window) * 3600
    free = set(sys.argv[8].split(","))
    domain = lambda address: address.rsplit("@", 1)[-1]

    def company_of(address):
        labels = domain(address).split(".")
        second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND
        whole = ".".join(labels[-3:] if second else labels[-2:])
        return address if domain(address) in free or whole in free else whole

    outside = lambda address: address not in own and domain(address) != team
    def companies_of(one, recipients=False):
        if outside(one["from"]) and not one["sent"] and not recipients:
            return {company_of(one["from"])}
        return {company_of(address) for address in one["to"] if outside(address)}

    clients = {}
    for thread in threads([one for one in messages(maildir) if one["at"] <= now], companies_of):
        ours = [one for one in thread if not one["robot"] and (one["sent"] or not outside(one["from"]))]
        companies = {company_of(one["from"]) for one in thread if outside(one["from"]) and not one["sent"] and not one["robot"]}
        for company in companies:
            waiting = None
            for mail in [one for one in thread if company_of(one["from"]) == company and not one["robot"] and not one["sent"]]:
                if waiting is not None and (waiting[1] is None or mail["at"] < waiting[1]):
                    continue
                # Whoever of the company it reaches, or an address outside that the question came from or went to (a list).
                points = {address for address in [mail["from"], *mail["replies"], *mail["to"]] if outside(address)}
                answers = [
                    max(one["at"], mail["at"])
                    for one in ours
                    if any(outside(one_to) and (company_of(one_to) == company or one_to in points) for one_to in one["to"])
                    and (one["at"] >= mail["at"] or mail["id"] in one["refs"])
                ]
                waiting = (mail["at"], answers[0] if answers else None)
                if start <= mail["at"] < end:
                    clients.setdefault(company, []).append(waiting)
    result = {}
    for company, questions in clients.items():
        answered = [(asked, reply) for asked, reply in questions if reply is not None]
        late = sum(1 for asked, reply in questions if reply is None and now - asked > window)
        in_time = sum(1 for asked, reply in answered if reply - asked <= window)
        measured = len(answered) + late
        result[company] = {
            "received": len(questions),
            "answered": len(answered),
            "late": late,
            "withinWindow": in_time / measured if measured else None,
            "firstResponse": percentiles([(reply - asked) // 60 for asked, reply in answered]),
        }
    json.dump(result, sys.stdout, sort_keys=True)


main()
