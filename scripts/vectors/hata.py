#!/usr/bin/env python3
"""Reference losses of Okumura-Hata and COST 231-Hata, evaluated from the printed formulas in 40-digit arithmetic.

Sources: M. Hata, IEEE Trans. Veh. Technol. VT-29(3), 1980, eq. (10)-(15); COST 231 Final Report, 1999, eq. (4.4.3).
Writes the table read by HataTests to standard output:

    scripts/vectors/hata.py > Tests/PropagationTests/Vectors/hata.csv

Needs the Python package mpmath. Same output every run.
"""
import mpmath

mpmath.mp.dps = 40
D = mpmath.mpf


def lg(x):
    return mpmath.log10(D(x))


def medium_city(f, hm):
    return (D("1.1") * lg(f) - D("0.7")) * D(hm) - (D("1.56") * lg(f) - D("0.8"))


def large_city(f, hm):
    if D(f) <= 300:
        return D("8.29") * lg(D("1.54") * D(hm)) ** 2 - D("1.1")
    return D("3.2") * lg(D("11.75") * D(hm)) ** 2 - D("4.97")


def distance_term(hb, d):
    return (D("44.9") - D("6.55") * lg(hb)) * lg(d)


def okumura_hata(f, hb, hm, d, environment):
    a = large_city(f, hm) if environment == "urban-large" else medium_city(f, hm)
    loss = D("69.55") + D("26.16") * lg(f) - D("13.82") * lg(hb) - a + distance_term(hb, d)
    if environment == "suburban":
        loss -= 2 * lg(D(f) / 28) ** 2 + D("5.4")
    if environment == "open":
        loss -= D("4.78") * lg(f) ** 2 - D("18.33") * lg(f) + D("40.94")
    return loss


def cost231_hata(f, hb, hm, d, environment):
    c = 3 if environment == "metropolitan" else 0
    return (
        D("46.3") + D("33.9") * lg(f) - D("13.82") * lg(hb) - medium_city(f, hm) + distance_term(hb, d) + c
    )


CASES = [
    # every corner of the domain, then ordinary places
    ("okumura-hata", "150", "30", "1", "1", "urban-small"),
    ("okumura-hata", "150", "30", "1", "1", "urban-large"),
    ("okumura-hata", "300", "30", "1.5", "2", "urban-large"),
    ("okumura-hata", "301", "30", "1.5", "2", "urban-large"),
    ("okumura-hata", "1500", "200", "10", "20", "urban-large"),
    ("okumura-hata", "1500", "200", "10", "20", "suburban"),
    ("okumura-hata", "150", "200", "10", "1", "open"),
    ("okumura-hata", "900", "30", "1.5", "1", "urban-small"),
    ("okumura-hata", "900", "42", "1.5", "3.7", "suburban"),
    ("okumura-hata", "900", "42", "1.5", "11.3", "open"),
    ("okumura-hata", "700", "45", "1.5", "5", "urban-large"),
    ("cost231-hata", "1500", "30", "1", "1", "medium"),
    ("cost231-hata", "1800", "30", "1.5", "1", "medium"),
    ("cost231-hata", "1800", "36", "1.5", "4.2", "metropolitan"),
    ("cost231-hata", "2000", "200", "10", "20", "metropolitan"),
    ("cost231-hata", "2000", "45", "1.5", "7.5", "medium"),
]

print("# Okumura-Hata (Hata 1980, eq. 10-15) and COST 231-Hata (Final Report 1999, eq. 4.4.3), median loss in dB.")
print("# Made by scripts/vectors/hata.py in 40-digit arithmetic. f in MHz, heights in m, d in km. Tolerance 1e-9 dB.")
print("model,f_mhz,hb_m,hm_m,d_km,env,loss_db")
for model, f, hb, hm, d, environment in CASES:
    evaluate = okumura_hata if model == "okumura-hata" else cost231_hata
    loss = evaluate(f, hb, hm, d, environment)
    print(f"{model},{f},{hb},{hm},{d},{environment},{mpmath.nstr(loss, 14, strip_zeros=False)}")
