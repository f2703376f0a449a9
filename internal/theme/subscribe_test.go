package theme

import (
	"strings"
	"testing"

	"involve/internal/view"
)

func TestGetUpdatesSaysHonestlyThatThereAreNoEmails(t *testing.T) {
	const no, list = "We do not send emails", "https://lists.example.org/involvement/"
	with, without := sampleSubscribe(), sampleSubscribe()
	without.MailingList = nil
	for _, c := range []struct {
		v         *view.Subscribe
		has, lack string
	}{{with, list, no}, {without, no, list}} {
		_, main, _ := strings.Cut(draw(t, c.v), "<main")
		main, _, _ = strings.Cut(main, "</main>")
		if !strings.Contains(main, c.has) || strings.Contains(main, c.lack) {
			t.Errorf("the page does not say %q, or says %q", c.has, c.lack)
		}
		for _, way := range []string{`href="mailto:hello@involvement.example.nhs.uk"`, "01632 960 010", `<a href="/contact/">Contact us</a>`} {
			if !strings.Contains(main, way) {
				t.Errorf("the page lacks %s", way)
			}
		}
	}
	without.Site.Contact, without.Reach = nil, nil
	if page := draw(t, without); strings.Contains(page, "ask us what is open") {
		t.Error("the page tells people to ask, and not whom")
	}
}

func TestGetUpdatesSaysTheAddressesOfEverything(t *testing.T) {
	page := draw(t, sampleSubscribe())
	for _, address := range []string{"https://involvement.example.nhs.uk/opportunities/feed.xml", "https://involvement.example.nhs.uk/opportunities/calendar.ics"} {
		if !strings.Contains(page, ">"+address+"<") {
			t.Errorf("%s cannot be read", address)
		}
	}
}

func TestCalendarOfAnOpportunityIsOfferedWhileThereIsOne(t *testing.T) {
	const words = "Add the dates to your calendar"
	o := sampleOpportunity()
	for name, sessions := range map[string][]view.Session{"with sessions": o.Sessions, "without": nil} {
		o.Sessions = sessions
		if n := strings.Count(draw(t, o), words); n != 1 {
			t.Errorf("%s, %q stands %d times, want once", name, words, n)
		}
	}
	o.Calendar, o.WebCal = "", ""
	if strings.Contains(draw(t, o), words) {
		t.Errorf("%q stands where there is no calendar", words)
	}
}
