package schema

var opportunityExamples = map[string]example{
	"id":           {`id: clinic-letters-workshop`, `id: Clinic letters workshop`},
	"activity":     {`activity: workshop`, `activity: work-shop`},
	"groups":       {`groups: [service-users, carers]`, `groups: [service-users, carer]`},
	"stages":       {`stages: design-and-build`, `stages: design`},
	"organisation": {`organisation: rivermouth-hospitals`, `organisation: Rivermouth Hospitals`},
	"partners": {`partners:
  - Eastvale Voice
  - Harbourside Carers' Network`,
		`partners: [Eastvale Voice, Harbourside Carers' Network`},
	"published": {`published: 2026-12-01`, `published: 1 December 2026`},
	"opens":     {`opens: 2026-12-07T09:00`, `opens: 2026-12-07 9am`},
	"closes":    {`closes: 2027-01-15T17:00`, `closes: 2026-01-15T17:00`},
	"entry":     {`entry: book`, `entry: register`},
	"updates": {`updates:
  - date: 2027-01-12T15:00
    kind: extended
    text: You now have until 22 January 2027 to book.`,
		`updates: You now have until 22 January 2027 to book.`},
	"updates.date": {`date: 2027-01-12T15:00`, `date: 12 January 2027`},
	"updates.kind": {`kind: extended`, `kind: postponed`},
	"updates.text": {`text: You now have until 22 January 2027 to book.`, `text: More time: you now have until 22 January 2027 to book.`},
	"mode":         {`mode: [in-person, online]`, `mode: [face-to-face, online]`},
	"areas":        {`areas: [north-east, yorkshire]`, `areas: [north-east, york]`},
	"venue":        {`venue: Quay Hospital, seminar room 2`, `venue: Quay Hospital, room #2`},
	"access": {`access: >-
  Level entrance by the main car park. The room is on
  the ground floor, beside an accessible toilet.`,
		`access: Parking: level entrance by the main car park.`},
	"sessions": {`sessions:
  - id: first-workshop
    starts: 2027-01-28T10:00
    ends: 2027-01-28T12:30
    mode: in-person
    venue: Quay Hospital, seminar room 2
    note: Lunch is from midday.`,
		`sessions: 28 January 2027, 10am to 12:30pm`},
	"sessions.id":        {`id: first-workshop`, `id: First workshop`},
	"sessions.starts":    {`starts: 2027-01-28T10:00`, `starts: 28 January 2027, 10am`},
	"sessions.ends":      {`ends: 2027-01-28T12:30`, `ends: 2027-01-28T00:30`},
	"sessions.mode":      {`mode: in-person`, `mode: In person`},
	"sessions.venue":     {`venue: Quay Hospital, seminar room 2`, `venue:`},
	"sessions.note":      {`note: Lunch is from midday.`, `note: Lunch: from midday.`},
	"sessions.cancelled": {`cancelled: true`, `cancelled: due to snow`},
	"sessions.repeat": {`repeat:
  every: month
  until: 2027-06-28`,
		`repeat: monthly`},
	"sessions.repeat.every": {`every: month`, `every: 4 weeks`},
	"sessions.repeat.until": {`until: 2027-06-28`, `until: 2026-06-28`},
	"time": {`time:
  text: 2 and a half hours, with a break
  minutes: 150
  per: once`,
		`time: 2 and a half hours`},
	"time.text":    {`text: 2 and a half hours, with a break`, `text: "2 and a half hours, with a break`},
	"time.minutes": {`minutes: 150`, `minutes: 2 and a half hours`},
	"time.per":     {`per: once`, `per: day`},
	"payment": {`payment:
  kind: paid-or-voucher
  amount: "£60"
  basis: session
  note: Choose a bank payment or a shopping voucher.`,
		`payment: {kind: prize-draw, amount: £1,000 in vouchers}`},
	"payment.kind":   {`kind: paid-or-voucher`, `kind: cash`},
	"payment.amount": {`amount: "£60"`, `amount:`},
	"payment.basis":  {`basis: session`, `basis: hourly`},
	"payment.note":   {`note: Choose a bank payment or a shopping voucher.`, `note: Your choice: a bank payment or a shopping voucher.`},
	"support_note":   {`support_note: Tell us by 4 January 2027 so that we can book it.`, `support_note: "Tell us" by 4 January 2027 so that we can book it.`},
	"formats": {`formats:
  - kind: easy-read
    url: /files/letters-easy-read.pdf
  - kind: translation
    lang: pl
    on_request: true
    closes: 2027-01-22`,
		`formats: easy-read`},
	"formats.kind":       {`kind: easy-read`, `kind: easyread`},
	"formats.url":        {`url: /files/letters-easy-read.pdf`, `url: files/Letters easy read.pdf`},
	"formats.on_request": {`on_request: true`, "on_request: true\nurl: /files/letters-easy-read.pdf"},
	"formats.lang":       {`lang: pl`, `lang: Polish`},
	"formats.closes":     {`closes: 2027-01-22`, `closes: a week later`},
	"take_part": {`take_part:
  - kind: link
    to: https://surveys.example.org/clinic-letters
    label: Book a place online
  - kind: phone
    to: 01632 960 031`,
		`take_part: 01632 960 031`},
	"take_part.kind":  {`kind: link`, `kind: website`},
	"take_part.to":    {`to: https://surveys.example.org/clinic-letters`, `to: surveys.example.org/clinic-letters`},
	"take_part.label": {`label: Book a place online`, `label: Online: book a place`},
	"waiting_list":    {`waiting_list: true`, `waiting_list: yes`},
	"who_can": {`who_can:
  - You had a letter from our clinics this year
  - You opened letters like these for someone else`,
		`who_can:`},
	"who_cannot": {`who_cannot:
  - Staff of the outpatient clinics`,
		`who_cannot: [Staff of the outpatient clinics]]`},
	"especially_welcome": {`especially_welcome:
  - People who find reading hard`,
		`especially welcome:
  - People who find reading hard`},
	"open_to": {`open_to: members`, `open_to: the public`},
	"age_min": {`age_min: 21`, `age_min: 16`},
	"age_max": {`age_max: 25`, `age_max: 25 years`},
	"places":  {`places: 12`, `places: about 12`},
	"checks":  {`checks: [dbs, confidentiality]`, `checks: [DBS check]`},
	"decision": {`decision:
  who: The Outpatient Letters Group
  when: March 2027
  open: The words, the order and the layout
  settled: Letters will still be sent by post as well`,
		`decision: The Outpatient Letters Group, in March 2027`},
	"decision.who":     {`who: The Outpatient Letters Group`, `whom: The Outpatient Letters Group`},
	"decision.when":    {`when: March 2027`, `when:`},
	"decision.open":    {`open: The words, the order and the layout`, `open: [The words, the order, the layout]`},
	"decision.settled": {`settled: Letters will still be sent by post as well`, `settled: One thing: letters will still be sent by post as well`},
	"content_note":     {`content_note: We talk about letters that bring bad news.`, `content_note: "We talk about letters that bring bad news.`},
	"helplines": {`helplines:
  - name: Eastvale listening line
    to: 01632 960 020`,
		`helplines: Eastvale listening line, 01632 960 020`},
	"helplines.name": {`name: Eastvale listening line`, `name:`},
	"helplines.to":   {`to: 01632 960 020`, `to:`},
	"safeguarding": {`safeguarding: 2 workers with checks are in the room all the time.`,
		`safeguarding: In the room: 2 workers with checks.`},
	"selection": {`selection: We choose people from different areas and ages.`,
		`selction: We choose people from different areas and ages.`},
	"topics":        {`topics: [appointments, hospital-stays]`, `topics: [appointment, hospital-stays]`},
	"programme":     {`programme: better-letters`, `programme: Better letters`},
	"related":       {`related: [/guidance/staying-safe/]`, `related: [/guidance/stay-safe/]`},
	"outcome_due":   {`outcome_due: 2027-04-09`, `outcome_due: April 2027`},
	"outcome_delay": {`outcome_delay: The group meets a month later than planned.`, `outcome-delay: The group meets a month later than planned.`},
	"report_every":  {`report_every: 3 months`, `report_every: quarterly`},
	"checked":       {`checked: 2026-11-20`, `checked: 20.11.2026`},
	"outcomes": {`outcomes:
  - published: 2027-04-09
    heard:
      - The date and place were hard to find
    did:
      - We put the date and place in a box at the top
    not_done:
      - We kept the letter code, as staff need it`,
		`outcomes:
  - published: 2027-04-09
    heard:
      - The date and place were hard to find`},
	"outcomes.published": {`published: 2027-04-09`, `published: 9th April 2027`},
	"outcomes.heard": {`heard:
  - The date and place were hard to find`,
		`herd:
  - The date and place were hard to find`},
	"outcomes.did": {`did:
  - We put the date and place in a box at the top`,
		`did:`},
	"outcomes.not_done": {`not_done:
  - We kept the letter code, as staff need it`,
		`not done:
  - We kept the letter code, as staff need it`},
	"outcomes.decision_due": {`decision_due: 2027-06-30`, `decision_due: in the summer`},
	"outcomes.documents": {`documents:
  - label: What people said about our letters
    url: /files/letters-report.pdf`,
		`documents: [/files/letters-report.pdf]`},
	"outcomes.documents.label": {`label: What people said about our letters`, `lable: What people said about our letters`},
	"outcomes.documents.url":   {`url: /files/letters-report.pdf`, `url: C:\Reports\letters-report.pdf`},
}
