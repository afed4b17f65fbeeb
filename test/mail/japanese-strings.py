"""Writes SEED-ed Japanese strings with their bytes, as Python's codecs have them: one JSON array [variant, label, text, hex] a line."""
import json
import random
import sys

count, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)


def characters(codec, codes):
    found = []
    for code in codes:
        try:
            text = bytes(code).decode(codec)
        except UnicodeDecodeError:
            continue
        if len(text) == 1 and text.isprintable():
            found.append(text)
    return found


def rows(codec, first, last, lead=b""):
    return characters(codec, ([*lead, 0xA0 + row, 0xA0 + cell] for row in range(first, last + 1) for cell in range(1, 95)))


ASCII = [chr(code) for code in range(0x20, 0x7F)]
# Windows' characters that JIS X 0201 Roman has otherwise stand in no text in that set.
ROMAN = [one for one in ASCII if one not in "\\~"]
KANA = rows("euc_jp", 4, 5)
SIGNS = rows("euc_jp", 1, 1)
KANJI = rows("euc_jp", 16, 84)
COMMON = rows("euc_jp", 16, 47)
HALF = [chr(code) for code in range(0xFF61, 0xFFA0)]
NEC = characters("cp932", ([0x87, trail] for trail in range(0x40, 0x9D)))
IBM = characters("cp932", ([lead, trail] for lead in (0xFA, 0xFB, 0xFC) for trail in range(0x40, 0xFD)))
X0212 = rows("euc_jp", 1, 94, [0x8F])
X0213 = rows("euc_jis_2004", 1, 94)


def pick(*sets):
    text = ""
    for _ in range(rng.randint(1, 12)):
        text += "".join(rng.choices(rng.choice(sets), k=rng.randint(1, 5)))
    return text


def pairs_of_windows(text, kana=b"\x1b(I"):
    """CP50220/CP50221 from CP932 by arithmetic; IBM's characters at NEC's places, as Windows writes them."""
    state, out = b"\x1b(B", b""
    for one in text:
        code = one.encode("cp932")
        if len(code) == 1:
            want = b"\x1b(B" if code[0] < 0x80 else kana
            code = code if code[0] < 0x80 else bytes([code[0] & 0x7F])
        else:
            lead, trail = code
            if lead >= 0xFA:
                code = nec_place(one)
                if code is None:
                    return None
                lead, trail = code
            row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + (1 if trail < 0x9F else 2)
            cell = trail - 0x9E if trail >= 0x9F else trail - 0x3F - (trail > 0x7E)
            want, code = b"\x1b$B", bytes([0x20 + row, 0x20 + cell])
        if want != state:
            out, state = out + want, want
        out += code
    return out if state == b"\x1b(B" else out + b"\x1b(B"


def nec_place(one):
    for lead in (0x87, 0xED, 0xEE):
        for trail in range(0x40, 0xFD):
            try:
                if bytes([lead, trail]).decode("cp932") == one:
                    return lead, trail
            except UnicodeDecodeError:
                pass
    return None


def so_si(jis):
    return jis.replace(b"\x1b(I", b"\x0e").replace(b"\x1b(B\x0e", b"\x0e")


VARIANTS = [
    ("cp932", "Shift_JIS", lambda: pick(ASCII, KANA, SIGNS, KANJI, HALF, NEC, IBM), lambda text: text.encode("cp932")),
    ("euc_jp", "EUC-JP", lambda: pick(ASCII, KANA, SIGNS, KANJI, HALF, X0212), lambda text: text.encode("euc_jp")),
    ("iso2022_jp", "ISO-2022-JP", lambda: pick(ASCII, KANA, SIGNS, KANJI), lambda text: text.encode("iso2022_jp")),
    ("iso2022_jp_ext", "iso-2022-jp-1", lambda: pick(ROMAN, KANA, SIGNS, KANJI, HALF, X0212), lambda text: text.encode("iso2022_jp_ext")),
    ("iso2022_jp_2004", "iso-2022-jp-2004", lambda: pick(ASCII, KANA, COMMON, X0213), lambda text: text.encode("iso2022_jp_2004")),
    ("iso2022_jp_3", "iso-2022-jp-3", lambda: pick(ASCII, KANA, COMMON), lambda text: text.encode("iso2022_jp_3")),
    ("euc_jis_2004", "EUC-JIS-2004", lambda: pick(ASCII, KANA, COMMON, X0213), lambda text: text.encode("euc_jis_2004")),
    ("shift_jis_2004", "Shift_JIS-2004", lambda: pick(ROMAN, KANA, COMMON, X0213), lambda text: text.encode("shift_jis_2004")),
    ("cp50221", "cp50221", lambda: pick(ASCII, KANA, SIGNS, KANJI, HALF, NEC, IBM), pairs_of_windows),
    ("cp50222", "cp50222", lambda: pick(ASCII, KANA, SIGNS, COMMON, HALF, NEC), lambda text: so_si(pairs_of_windows(text))),
]

# Python's JIS has the wave dash and its kin at code points of its own; CP932 cannot hold those.
WINDOWS = str.maketrans("〜‖−¢£¬—", "～∥－￠￡￢―")

done = 0
while done < count:
    name, label, make, encode = VARIANTS[done % len(VARIANTS)]
    text = make()
    if name.startswith("cp"):
        text = text.translate(WINDOWS)
    try:
        data = encode(text)
    except UnicodeEncodeError:
        continue
    if data is None:
        continue
    print(json.dumps([name, label, text, data.hex()]))
    done += 1
