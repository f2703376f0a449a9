package script

import "testing"

func TestLettersAreOfTheirScript(t *testing.T) {
	for text, want := range map[string]string{
		"تعال": "Arabic", "آئیے": "Arabic", "এসো": "Bengali", "Приходьте": "Cyrillic", "आइए": "Devanagari", "Ελάτε": "Greek", "请": "Chinese",
		"来て": "Chinese", "ください": "Japanese", "カナ": "Japanese", "오세요": "Korean", "בואו": "Hebrew", "ਆਓ": "Gurmukhi", "આવો": "Gujarati", "வா": "Tamil",
		"ንዑ": "Ethiopic", "มา": "Thai", "Zoë": "", "Łukasz": "", "½": "", "—": "", "😀": "", "✓": "", "￼": "",
	} {
		name := ""
		if s := Of([]rune(text)[0]); s != nil {
			name = s.Name
		}
		if name != want {
			t.Errorf("%q is of %q, want %q", text, name, want)
		}
	}
}

func TestRunGoesOnToTheNextLetterOfAnotherScript(t *testing.T) {
	for _, tt := range []struct {
		text    string
		end     string
		letters int
	}{
		{"تعال وأخبرنا, then", "تعال وأخبرنا", 11},
		{"বাংলা।", "বাংলা", 5},
		{"Привіт, світе! Hello", "Привіт, світе", 11},
		{"请告诉\n我们", "请告诉", 3},
	} {
		s := Of([]rune(tt.text)[0])
		end, letters := Run(tt.text, 0, s)
		if tt.text[:end] != tt.end || letters != tt.letters {
			t.Errorf("Run(%q) ends after %q with %d letters, want %q with %d", tt.text, tt.text[:end], letters, tt.end, tt.letters)
		}
	}
}

func TestLanguagesKnowWhetherTheyAreInLatinLetters(t *testing.T) {
	for tag, want := range map[string]bool{"": true, "en-GB": true, "cy": true, "vi": true, "so": true, "ar": false, "ur-PK": false, "ZH-Hant": false, "sr": false, "sr-Latn": true, "pa": false} {
		if got := Latin(tag); got != want {
			t.Errorf("Latin(%q) = %v, want %v", tag, got, want)
		}
	}
}
