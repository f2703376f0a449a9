package schema

// pageExamples are those of the keys that every page has.
var pageExamples = map[string]example{
	"title":       {`title: Help us rewrite clinic letters`, `title: Clinic letters: help us rewrite them`},
	"summary":     {`summary: Join a workshop to make our clinic letters clear.`, `sumary: Join a workshop to make our clinic letters clear.`},
	"draft":       {`draft: true`, `draft: maybe`},
	"aliases":     {`aliases: [/opportunities/letters-workshop/]`, `aliases: [/opportunities/letters workshop/]`},
	"replaced_by": {`replaced_by: /opportunities/readers-panel/`, `replaced_by: /opportunities/reader-panel/`},
	"image":       {"image: /files/letters.png\nimage_alt: People round a table, each with a letter and a pen", `image: /files/letters.png`},
	"image_alt":   {`image_alt: People round a table, each with a letter and a pen`, `image_alt: "People round a table, each with a letter and a pen`},
	"lang":        {`lang: cy`, `lang: Welsh`},
	"order":       {`order: 20`, `order: first`},
	"reviewed":    {"reviewed: 2026-11-22\nreview_due: 2027-11-22", `reviewed: 22 November 2026`},
	"review_due":  {`review_due: 2027-11-22`, `review_due: 22/11/2027`},
	"updated":     {`updated: 2026-11-22`, `updated: last month`},
}

// sharedExamples are those of groups of keys that several kinds have.
var sharedExamples = map[string]example{
	"contact": {`contact:
  team: Patient Involvement Team
  email: involve@rivermouth-hospitals.example.nhs.uk
  phone: 01632 960 031
  text_relay: 18001 01632 960 031`,
		`contact: involve@rivermouth-hospitals.example.nhs.uk`},
	"contact.team":       {`team: Patient Involvement Team`, `team:`},
	"contact.email":      {`email: involve@rivermouth-hospitals.example.nhs.uk`, `email: involve at rivermouth-hospitals.example.nhs.uk`},
	"contact.phone":      {`phone: 01632 960 031`, `phone: ask for the ward`},
	"contact.text_relay": {`text_relay: 18001 01632 960 031`, `text relay: 18001 01632 960 031`},
	"expenses": {`expenses:
  covered: yes
  items: [travel and parking, childcare]
  prebooked: true`,
		`expenses: yes`},
	"expenses.covered":   {`covered: yes`, `covered: some`},
	"expenses.items":     {`items: [travel and parking, childcare]`, `items: [travel and parking, childcare`},
	"expenses.prebooked": {`prebooked: true`, `prebooked: on request`},
	"support":            {`support: [papers-in-advance, breaks, step-free]`, `support: [papers in advance, breaks, step-free]`},
	"data_use":           {`data_use: We keep your name and email address for a year.`, `data_use: *We keep your name and email address for a year.*`},
}

var stageExamples = map[string]example{
	"guide": {`guide: /guidance/research-and-service-design/`, `guide: /guidance/research-and-design/`},
}

var organisationExamples = map[string]example{
	"url": {`url: https://rivermouth-hospitals.example.nhs.uk/`, `url: www.rivermouth-hospitals.example.nhs.uk`},
}

// termExamples are those of a term of an area or a topic.
var termExamples = map[string]example{
	"label":      {`label: Anywhere in England`, `label:`},
	"everywhere": {`everywhere: true`, `everywhere: England`},
}

var settingsExamples = map[string]example{
	"title":    {`title: Involving people and communities`, `title: Involving people: our website`},
	"base_url": {`base_url: https://involvement.example.nhs.uk/`, `base_url: involvement.example.nhs.uk`},
	"feed_id":  {`feed_id: "tag:involvement.example.nhs.uk,2026:"`, `feed_id: tag:involvement.example.nhs.uk,2026:`},
	"since":    {`since: 2026-11-22`, `since: November 2026`},
	"organisation": {`organisation:
  name: Rivermouth Hospitals
  url: https://rivermouth-hospitals.example.nhs.uk/`,
		`organisation: Rivermouth Hospitals`},
	"organisation.name": {`name: Rivermouth Hospitals`, `nmae: Rivermouth Hospitals`},
	"organisation.url":  {`url: https://rivermouth-hospitals.example.nhs.uk/`, `url: //rivermouth-hospitals.example.nhs.uk/`},
	"brand":             {`brand: neutral`, `brand: NHS England`},
	"demo":              {`demo: true`, `demo: yes`},
	"theme":             {`theme: nhs`, `theme: nsh`},
	"language":          {`language: en-GB`, `language: English`},
	"time_zone":         {`time_zone: Europe/London`, `time_zone: London`},
	"closing_soon":      {`closing_soon: 14 days`, `closing_soon: 2 weeks`},
	"navigation":        {`navigation: [/opportunities/, /guidance/, /subscribe/]`, `navigation: [/opportunities/, /guidance/, /subscribing/]`},
	"footer":            {`footer: [/privacy/, /contact/]`, `footer: [/privacy/, contact us]`},
	"mailing_list": {`mailing_list:
  label: Monthly email about ways to take part
  url: https://lists.example.org/involvement/`,
		`mailing_list: https://lists.example.org/involvement/`},
	"mailing_list.label": {`label: Monthly email about ways to take part`, `label: "Monthly" email about ways to take part`},
	"mailing_list.url":   {`url: https://lists.example.org/involvement/`, `url: www.lists.example.org/involvement/`},
	"licence": {`licence:
  name: Open Government Licence v3.0
  url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/`,
		`license:
  name: Open Government Licence v3.0`},
	"licence.name": {`name: Open Government Licence v3.0`, `name:`},
	"licence.url":  {`url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/`, `url: open government licence`},
	"edit_url":     {`edit_url: https://git.example.org/involve/edit/main/{path}`, `edit_url: {path}`},
	"vocabularies": {`vocabularies:
  area:
    label: Area
    terms:
      england: {label: Anywhere in England, everywhere: true}
      north-east: North East
      yorkshire: Yorkshire and the Humber
  topic:
    label: Topic
    terms:
      appointments: Appointments and referrals
      hospital-stays: Hospital stays
  support:
    terms:
      travel-booked: Travel booked for you`,
		`vocabularies:
  area: {label: Area, terms: {england: Anywhere in England}}
  group: {label: Who you are, terms: {carers: Carers}}`},
	"vocabularies.area": {`area:
  label: Area
  terms:
    england: {label: Anywhere in England, everywhere: true}
    north-east: North East
    yorkshire: Yorkshire and the Humber`,
		`area:
  label: Area
  terms:
    england: {label: Anywhere in England, everywhere: true}
    north-east: North East
    north-east: Newcastle`},
	"vocabularies.area.label": {`label: Area`, `label:`},
	"vocabularies.area.terms": {`terms:
  england: {label: Anywhere in England, everywhere: true}
  north-east: North East
  yorkshire: Yorkshire and the Humber`,
		`terms:
  england: {label: Anywhere in England, everywhere: true}
  North East: North East
  yorkshire: Yorkshire and the Humber`},
	"vocabularies.topic": {`topic:
  label: Topic
  terms:
    appointments: Appointments and referrals
    hospital-stays: Hospital stays`,
		`topics:
  label: Topic
  terms:
    appointments: Appointments and referrals
    hospital-stays: Hospital stays`},
	"vocabularies.topic.label": {`label: Topic`, `lable: Topic`},
	"vocabularies.topic.terms": {`terms:
  appointments: Appointments and referrals
  hospital-stays: Hospital stays`,
		`terms: [appointments, hospital-stays]`},
	"vocabularies.support": {`support:
  terms:
    travel-booked: Travel booked for you`,
		`support:
  terms: [travel-booked]`},
	"vocabularies.support.terms": {`terms:
  travel-booked: Travel booked for you`,
		`terms:
  breaks: Breaks every hour`},
	"facets":  {`facets: [group, area, activity, mode, time, payment]`, `facets: [group, place, activity, mode]`},
	"combine": {`combine: [group]`, `combine: [groups]`},
	"feeds":   {`feeds: [group, area, topic]`, `feeds: everything`},
	"retired": {`retired:
  - facet: topic
    term: telehealth
    replaced_by: appointments
    date: 2026-11-22`,
		`retired: [telehealth]`},
	"retired.facet":       {`facet: topic`, `facet: subject`},
	"retired.term":        {`term: telehealth`, `term: Telehealth`},
	"retired.replaced_by": {`replaced_by: appointments`, `replaced_by: Appointments and referrals`},
	"retired.date":        {`date: 2026-11-22`, `date: from November`},
	"names": {`names:
  - Eastvale Voice
  - Harbour Room`,
		`names: Eastvale Voice: a charity`},
	"rules": {`rules:
  heading-skip: warning`,
		`rules:
  heading-skip: low`},
}
