"""Pages written for these tests: invented stories in several domains and layouts."""

FERRY_PAGE = """Menu
Search
Log in
Today
Saved
The loss of the Merrow Star

The loss of the Merrow Star

At Sea
By Harbourlight Staff |

Three Weeks of Questions After a Night Ferry Went Down

May 14th, 2031: Inquiry opens in Tolverne

Summary

The night ferry sank off Cape Anning with 212 people aboard. The owner says a container shifted.

Survivors dispute that account.

Key figures

212
People aboard
Count of the port authority, which includes crew
41 of 212
Missing
As of the last search bulletin
6.5 m
Wave height
Measured by the buoy nearest to the cape
Show more

Sign up

Get the day in five minutes.

Who's Who

Ilse Varrow
Ilse Varrow
Harbour Master, Port of Tolverne (Suspended pending the inquiry)
Tom Eckhart
Tom Eckhart
Chief executive, Merrow Lines (Denies that the bow door was open)

Groups involved

Merrow Lines
Merrow Lines
Ferry operator
Status: Under investigation

Runs eleven ships between the islands.

Chronology

  1. Inquiry opens

    Ruling

    A judge opened the inquiry in Tolverne and named two assessors.

  2. Search called off

    Response

    The coastguard ended the search after nine days.

  3. Ferry sinks

    Incident

    The ferry listed and sank within twenty minutes.

What happens next

1

Owner is charged

Discussed by: Harbour Union, The Tolverne Courier

Prosecutors charge the company over the bow door by September 2031.

2

Inquiry finds no fault

Discussed by: Merrow Lines

The inquiry blames the sea alone.

Precedents

Loss of the Ardent (1998)

1998

What happened

A freighter sank after its cargo shifted.

Outcome

Short term

The line was fined.

Long term

Lashing rules were rewritten.

Why it matters today

The same rules are at issue now.

3 Sources:
Harbour bulletin 12
Courier, 2 May
"""

STRIKE_PAGE = """# Tram strike in Odenby

## At a glance

Drivers have been out for nine days. No talks are planned.

## By the numbers

Drivers on strike: 1,340
The union's own count

Lines closed: 7 of 9

## Key players

- Odenby Transit — the city's operator
- Drivers' Union Local 4 — represents two thirds of drivers
- Mayor's Office — sets the budget

## Timeline

12 March 2029 - Vote to strike
The union announces that 81 percent voted yes.

19 March 2029 - Strike begins
Seven lines stop.

## Possible outcomes

Scenario A: A deal before Easter

Both sides accept an arbiter.

Scenario B: The strike widens

Bus drivers join.
"""

REPORT = """Court halts demolition of Brenning mill

KYLE HARBOUR, 3 March 2030 (Coastwire) - A judge on Monday stopped the city from tearing down the old mill.

The order came after residents said the permit was forged. The city denied that.

"We followed every rule," said Mayor Dana Holt.

JOIN US ON CHANNEL 9

A long week in court

Lawyers for both sides met twice before the ruling.

The mill on a winter morning. Photo: R. Sands/Getty Images

More Stories

Harbour Fish Prices Fall For The Third Month Running

Boats stayed in port as diesel costs rose across the coast.

"It will stand," said the residents' lawyer, Omar Teal.
"""

WRAPPED = """Flood crests at Lower Ames; two villages cut off

The river rose a further forty centimetres overnight and was expected to
crest at noon, the water board said in a statement. Two villages on the left
bank could only be reached by boat.

The board had warned on Friday that the dyke near the pumping station was
soaked through. Engineers were laying sandbags along its crest.
"""

RELEASE = """PRESS RELEASE

Harbour Party condemns count in Westmere

Westmere, 9 June 2030. The Harbour Party said today that 412 ballots were counted twice.

"We demand a recount," said party chair Lou Perrin.

ENDS

Media contact: press@harbourparty.example
"""

SITREP = """Flood Situation Report No. 7

12 April 2030

Displaced | 4,210 | Ames
Displaced | 870 | Korr
Dead | 3 | Ames

The next report follows tomorrow.
"""

OPINION = """The dam must wait

We must not build on a promise. The engineers have warned twice and twice they were ignored.

Let us be plain: we cannot drown a valley to please one ministry.
"""

LIVE = """Count in Westmere: live updates

21:40 GMT
Polls have closed in all forty wards.

22:05 GMT
The first ward reports a turnout of 61 percent.

22:31 GMT
The Harbour Party says its observers were sent away.
"""

TRANSCRIPT = """Briefing at the coastguard, full text

ANNA REED: The search area is now forty square miles.
QUESTION: Have you found the recorder?
ANNA REED: No. We have not found it.
QUESTION: When will you stop?
ANNA REED: Not today.
"""

ARTICLE_HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Mill saved for now | Brenning Post</title>
<meta property="og:site_name" content="Brenning Post">
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"NewsArticle","headline":"Mill saved for now",
"datePublished":"2030-03-03T23:30:00-05:00",
"dateModified":"2030-03-05T10:00:00Z",
"author":[{"@type":"Person","name":"Jo Marsh"}],
"publisher":{"@type":"Organization","name":"Brenning Post"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Mill saved for now</h1>
<p>A judge on Monday stopped the city from tearing down the old mill,
a ruling that surprised both of the parties to the case.</p>
<h2>What the order says</h2>
<p>The order runs for ninety days, the clerk said,
and forbids any work on the roof or on the walls of the building.</p>
<blockquote><p>We will be back in June with every paper they asked for.</p></blockquote>
<ul><li>The permit was issued in January</li>
<li>The appeal was filed in February</li></ul>
<p>The city has said that it will appeal,
and that the roof is a danger to everyone who walks beneath it.</p></article>
<footer>Terms and conditions</footer></body></html>"""
