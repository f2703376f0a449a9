package reach

import "testing"

func TestOnlyAddressesOfPeopleAreCalledPersonal(t *testing.T) {
	for email, want := range map[string]bool{
		"jo.bloggs@example.nhs.uk":                      true,
		"Priya.Ramanathan@example.nhs.uk":               true,
		"siobhan.o'neill2@example.org":                  true,
		"j.smith@example.nhs.uk":                        true,
		"anna.maria.kowalska@example.org":               true,
		"m.k.ali@example.org":                           true,
		"oluwaseun.adeyemi@nhs.example.net":             true,
		"wei.zhang@example.ac.uk":                       true,
		"mary-ann.king@example.org":                     true,
		"involvement@example.nhs.uk":                    false,
		"patient.experience@example.nhs.uk":             false,
		"kidney.panel@example.nhs.uk":                   false,
		"public.involvement@example.nhs.uk":             false,
		"eastvale.listeners@eastvale.example.nhs.uk":    false,
		"maternity-voices@rivermouth.example.nhs.uk":    false,
		"renal.consultations@example.nhs.uk":            false,
		"info.cardiology@example.nhs.uk":                false,
		"midlands.mental-health.research@example.ac.uk": false,
		"e.mail.us.now@example.org":                     false,
		"ward.6b@example.org":                           false,
		"bloggs.j@example.org":                          false,
		"":                                              false,
		"no address":                                    false,
	} {
		if got := isPersonal(email); got != want {
			t.Errorf("isPersonal(%q) = %v, want %v", email, got, want)
		}
	}
}
