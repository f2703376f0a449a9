// Package reach looks at the ways in which people get in touch, by the writing
// rules phone-only and personal-email.
//
// It takes the contact and the ways to take part of one file and finds those
// that leave people out, and addresses that look like one person's. Whether a
// number or an address can be used at all it leaves to package load.
package reach

import (
	"fmt"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/prose"
)

// Contact finds a contact that people who cannot use a phone cannot reach, or that
// is one person's.
func Contact(p *content.Page, c content.Contact) (l diag.List) {
	if c.Phone != "" && !p.Has("contact.email") && !p.Has("contact.text_relay") {
		l.Add(diag.Diagnostic{
			Pos: p.Pos("contact.phone"), Severity: prose.Severity("phone-only"), Rule: "phone-only", Message: "the only way to get in touch is by phone",
			Hint: "add email or text_relay for people who cannot hear or speak on a phone",
		})
	}
	return append(l, personal(p, "contact.email", c.Email)...)
}

// Ways finds ways to take part that lead to one person.
func Ways(o *content.Opportunity) (l diag.List) {
	for i, w := range o.TakePart {
		if w.Kind == "email" && isPersonal(w.To) {
			l = append(l, personal(&o.Page, fmt.Sprintf("take_part.%d.to", i), w.To)...)
		}
	}
	return l
}

func personal(p *content.Page, key, email string) (l diag.List) {
	if isPersonal(email) {
		l.Add(diag.Diagnostic{
			Pos: p.Pos(key), Severity: prose.Severity("personal-email"), Rule: "personal-email", Message: fmt.Sprintf("%s seems to be the address of one person", email),
			Hint: "use the address of a team: people leave, and what was once in a public file can be found for ever",
		})
	}
	return l
}

// isPersonal reports whether an address looks like first.last@ or f.last@.
func isPersonal(email string) bool {
	local, domain, ok := strings.Cut(strings.ToLower(email), "@")
	parts := strings.Split(strings.TrimRight(local, "0123456789"), ".")
	if !ok || len(parts) < 2 || len(parts) > 3 {
		return false
	}
	for i, part := range parts {
		if strings.Trim(part, "abcdefghijklmnopqrstuvwxyz'-") != "" || part == "" || len(part) == 1 && i == len(parts)-1 {
			return false
		}
		if len(part) > 1 && (ofTeams[part] || strings.Contains(domain, part)) {
			return false
		}
		for _, end := range teamEnds {
			if len(part) > len(end)+2 && strings.HasSuffix(part, end) {
				return false
			}
		}
	}
	return true
}

// teamEnds are what names of work end with, and names of people seldom.
var teamEnds = []string{"tion", "tions", "ment", "ments", "ity", "ology", "ics", "ance", "ence", "ness", "ship", "ships", "ings", "eering", "ening", "ating", "ital", "itals"}

// ofTeams are words that names of teams are made of.
var ofTeams = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`access admin advice advisory appointments audit baby birth board booking bookings business cancer care carer carers
		centre centres change child children clinic clinics club coffee comms community consult contact corporate council customer customers data delivery
		dementia dental design diabetes diary digital diverse ed end enquiries enquiry equal estates event events experience eye family feedback
		forum friends fund general gp group groups head health heart hello help home homes hospital hospitals icb info inbox involve involving
		join kidney know lead learning leaflets letters library life listen listening live liver local london long lung mail manager maternity media
		medical medicine medicines member members memory mental mental-health mothers my network new news next nhs night nights no-reply north nurse nurses nursing
		office online open our panel panels parents part partner partners patient patients people person pharmacy phone plan planning play
		policy post practice press primary product project projects public quality reader readers records reply research review safe safety say
		school secretary service services share sight skin social south staff strategy stroke studies study support survey surveys take talk tell team teams test testing text the
		together training travel trial trials trust unit urgent user users van visit visits visitors voice voices volunteer volunteers ward wards web
		website welcome well west women work workshop workshops you young your youth`) {
		m[w] = true
	}
	return m
}()
