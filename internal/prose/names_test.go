package prose

import "testing"

func TestNamesAreHiddenByteForByte(t *testing.T) {
	n := newNames([]string{"Eastvale Voice", "Eastvale Voice and Partners Ltd.", "St. Anne's", "Yorkshire & Humber", "O'Hara", "Ysbyty Gwynedd", "Tŷ Gwyn", "  Two   spaces ", "", "B+"})
	for _, tt := range []struct{ text, want string }{
		{"Ask Eastvale Voice.", "Ask xxxxxxxx xxxxx."},
		{"Eastvale Voice's plan, Eastvale Voice’s plan", "xxxxxxxx xxxxx's plan, xxxxxxxx xxxxx’s plan"},
		{"Eastvale Voices and eastvale voice", "Eastvale Voices and eastvale voice"},
		{"Great-Eastvale Voice-led", "Great-xxxxxxxx xxxxx-led"},
		{"Eastvale Voice and Partners Ltd. met", "xxxxxxxx xxxxx xxx xxxxxxxx xxxx met"},
		{"Eastvale Voice and Partner", "xxxxxxxx xxxxx and Partner"},
		{"at St. Anne's, then", "at xxx xxxxxx, then"},
		{"Yorkshire & Humber", "xxxxxxxxx x xxxxxx"},
		{"O'Hara O'Haras", "xxxxxx O'Haras"},
		{"A Tŷ Gwyn", "A xxx xxxx"},
		{"NHS England, the NHS and NHSX", "xxx xxxxxxx, the xxx and NHSX"},
		{"A&E, Q&A and M&S", "xxx, xxx and M&S"},
		{"Two spaces", "xxx xxxxxx"},
		{"in B+ or B", "in xx or B"},
		{"বাংলা", "xxxxxxxxxxxxxxx"},
		{"বাংলাদেশ", "বাংলাদেশ"},
		{"", ""},
	} {
		got := n.hide(tt.text)
		if got != tt.want || len(got) != len(tt.text) {
			t.Errorf("hide(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
