#!/usr/bin/env python3
"""Reference losses of TR 38.901, ECC-33 and SUI, evaluated from the printed formulas in 40-digit arithmetic.

Sources: 3GPP TR 38.901 V16.1.0, Table 7.4.1-1 (c = 3.0e8 m/s, h_E = 1 m; RMa h = 5 m, W = 20 m); ECC Report 33
(2003), Annex; IEEE 802.16.3c-01/29r4 (d0 = 100 m). No shadow fading. Writes the table EmpiricalModelTests reads:

    scripts/vectors/empirical.py > Tests/PropagationTests/Vectors/empirical.csv

Needs the Python package mpmath. Same output every run.
"""
import mpmath

mpmath.mp.dps = 40
D = mpmath.mpf
C_PRINTED = D("3.0e8")


def lg(x):
    return mpmath.log10(D(x))


def rural(f, hb, hm, d, los):
    h, w = D(5), D(20)
    d3 = mpmath.sqrt(d * d + (hb - hm) ** 2)
    breakpoint_ = 2 * mpmath.pi * hb * hm * f * D("1e9") / C_PRINTED

    def near(x):
        grow = h ** D("1.72")
        return (
            20 * lg(40 * mpmath.pi * x * f / 3) + min(D("0.03") * grow, D(10)) * lg(x)
            - min(D("0.044") * grow, D("14.77")) + D("0.002") * lg(h) * x
        )

    loss = near(d3) if d <= breakpoint_ else near(breakpoint_) + 40 * lg(d3 / breakpoint_)
    if los:
        return loss
    hidden = (
        D("161.04") - D("7.1") * lg(w) + D("7.5") * lg(h) - (D("24.37") - D("3.7") * (h / hb) ** 2) * lg(hb)
        + (D("43.42") - D("3.1") * lg(hb)) * (lg(d3) - 3) + 20 * lg(f)
        - (D("3.2") * lg(D("11.75") * hm) ** 2 - D("4.97"))
    )
    return max(loss, hidden)


def urban(f, hb, hm, d, los, micro):
    d3 = mpmath.sqrt(d * d + (hb - hm) ** 2)
    breakpoint_ = 4 * (hb - 1) * (hm - 1) * f * D("1e9") / C_PRINTED
    base, slope, back = (D("32.4"), D(21), D("9.5")) if micro else (D(28), D(22), D(9))
    loss = base + slope * lg(d3) + 20 * lg(f)
    if d > breakpoint_:
        loss = base + 40 * lg(d3) + 20 * lg(f) - back * lg(breakpoint_**2 + (hb - hm) ** 2)
    if los:
        return loss
    if micro:
        hidden = D("35.3") * lg(d3) + D("22.4") + D("21.3") * lg(f) - D("0.3") * (hm - D("1.5"))
    else:
        hidden = D("13.54") + D("39.08") * lg(d3) + 20 * lg(f) - D("0.6") * (hm - D("1.5"))
    return max(loss, hidden)


def ecc33(f, hb, hm, d, city):
    loss = D("92.4") + 20 * lg(d) + 20 * lg(f)
    loss += D("20.41") + D("9.83") * lg(d) + D("7.894") * lg(f) + D("9.56") * lg(f) ** 2
    loss -= lg(hb / 200) * (D("13.958") + D("5.8") * lg(d) ** 2)
    if city == "large":
        return loss - (D("0.759") * hm - D("1.862"))
    return loss - (D("42.57") + D("13.7") * lg(f)) * (lg(hm) - D("0.585"))


def sui(f, hb, hm, d, terrain):
    a, b, c = {"A": ("4.6", "0.0075", "12.6"), "B": ("4.0", "0.0065", "17.1"), "C": ("3.6", "0.005", "20")}[terrain]
    exponent = D(a) - D(b) * hb + D(c) / hb
    loss = 20 * lg(4 * mpmath.pi * 100 * f * D("1e9") / D(299792458)) + 10 * exponent * lg(d * 10)
    return loss + 6 * lg(f / 2) - (D(20) if terrain == "C" else D("10.8")) * lg(hm / 2)


CASES = [
    # model, MHz, hb, hm, km, class, sight
    ("38901-uma", "900", "25", "1.5", "0.01", "", "LOS"),
    ("38901-uma", "900", "25", "1.5", "0.144", "", "LOS"),
    ("38901-uma", "1800", "25", "1.5", "1", "", "LOS"),
    ("38901-uma", "2100", "25", "10", "5", "", "LOS"),
    ("38901-uma", "2600", "25", "1.5", "0.35", "", "NLOS"),
    ("38901-uma", "3500", "25", "13", "0.01", "", "NLOS"),
    ("38901-umi", "2600", "10", "1.5", "0.02", "", "LOS"),
    ("38901-umi", "3500", "10", "22.5", "2", "", "LOS"),
    ("38901-umi", "3500", "10", "1.5", "0.3", "", "NLOS"),
    ("38901-rma", "700", "35", "1.5", "10", "", "LOS"),
    ("38901-rma", "900", "150", "10", "9", "", "LOS"),
    ("38901-rma", "1800", "10", "1", "5", "", "NLOS"),
    ("38901-rma", "2600", "42", "1.5", "1.3", "", "NLOS"),
    ("ecc-33", "700", "20", "1.5", "1", "medium", ""),
    ("ecc-33", "3500", "36", "3", "3.42", "large", ""),
    ("ecc-33", "2600", "200", "10", "10", "medium", ""),
    ("sui", "1900", "10", "2", "0.1", "A", ""),
    ("sui", "2600", "30", "3", "2.069", "B", ""),
    ("sui", "3500", "80", "10", "8", "C", ""),
]

print("# 3GPP TR 38.901 V16.1.0 Table 7.4.1-1, ECC Report 33 (2003), IEEE 802.16.3c-01/29r4: median loss in dB.")
print("# Made by scripts/vectors/empirical.py in 40-digit arithmetic. f in MHz, heights in m, ground distance in km.")
print("# Tolerance 1e-9 dB.")
print("model,f_mhz,hb_m,hm_m,d_km,env,los,loss_db")
for model, f, hb, hm, d, environment, sight in CASES:
    ghz, base, terminal, km = D(f) / 1000, D(hb), D(hm), D(d)
    if model == "38901-rma":
        loss = rural(ghz, base, terminal, km * 1000, sight == "LOS")
    elif model in ("38901-uma", "38901-umi"):
        loss = urban(ghz, base, terminal, km * 1000, sight == "LOS", model == "38901-umi")
    elif model == "ecc-33":
        loss = ecc33(ghz, base, terminal, km, environment)
    else:
        loss = sui(ghz, base, terminal, km, environment)
    print(f"{model},{f},{hb},{hm},{d},{environment},{sight},{mpmath.nstr(loss, 14, strip_zeros=False)}")
