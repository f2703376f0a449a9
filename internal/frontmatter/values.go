package frontmatter

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/schema"
)

// scalar reads a single value.
func (d *decoder) scalar(f *schema.Field, n *yaml.Node, to any, name string) {
	switch to := to.(type) {
	case *string:
		d.text(f, n, to, name)
	case *bool:
		if n.Value != "true" && n.Value != "false" {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is neither true nor false", n.Value), fmt.Sprintf("write %s: true or %s: false", f.Key, f.Key))
			return
		}
		*to = n.Value == "true"
	case *int:
		v, err := strconv.Atoi(n.Value)
		if err != nil || v < 0 || v > 1e6 {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a whole number from 0 to 1,000,000", n.Value), "write it in digits, without units, commas or words")
			return
		}
		*to = v
	case *content.Date:
		v, err := content.ParseDate(n.Value)
		d.date(n, err)
		*to = v
	case *content.When:
		v, err := content.ParseWhen(n.Value, d.zone)
		d.date(n, err)
		*to = v
	case *content.Closing:
		if n.Value == "ongoing" {
			to.Ongoing = true
			return
		}
		v, err := content.ParseWhen(n.Value, d.zone)
		if e, ok := err.(*content.DateError); ok && diag.Nearest(n.Value, []string{"ongoing"}) != "" {
			e.Hint = "did you mean \"ongoing\"?"
		}
		d.date(n, err)
		to.When = v
	case *content.Months:
		v, ok := length(n.Value, "month")
		if !ok {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a number of months", n.Value), "write it in months, such as 3 months")
		}
		*to = content.Months(v)
	case *time.Duration:
		v, ok := length(n.Value, "day")
		if !ok {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a number of days", n.Value), "write it in days, such as 14 days")
		}
		*to = time.Duration(v) * 24 * time.Hour
	case **time.Location:
		v, err := time.LoadLocation(n.Value)
		if err != nil || n.Value == "Local" {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a time zone", n.Value), "use a name such as Europe/London")
			return
		}
		*to = v
	default:
		panic(fmt.Sprintf("schema: key %q points to a %T", f.Key, to))
	}
}

func (d *decoder) date(n *yaml.Node, err error) {
	if e, ok := err.(*content.DateError); ok {
		d.fault(n, e.Rule, e.Message, e.Hint)
	}
}

// length reads "3 months" or "1 month".
func length(s, unit string) (int, bool) {
	number, what, _ := strings.Cut(s, " ")
	v, err := strconv.Atoi(number)
	return v, err == nil && v > 0 && v < 1000 && strings.TrimSuffix(what, "s") == unit
}

// text reads every type that is held as a string.
func (d *decoder) text(f *schema.Field, n *yaml.Node, to *string, name string) {
	s := strings.TrimSpace(n.Value)
	if strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && isHidden(r) }) {
		d.fault(n, "control-character", "this text has a character in it that cannot be seen", "type the text again rather than pasting it")
		return
	}
	switch f.Type {
	case schema.Text:
		d.remark(n)
		if f.Max > 0 {
			s = strings.Join(strings.Fields(s), " ")
			if c := utf8.RuneCountInString(s); c > f.Max {
				d.fault(n, "too-long", fmt.Sprintf("%q has %d characters; at most %d fit", f.Key, c, f.Max), "shorten it")
			}
		}
	case schema.Slug:
		if !content.IsSlug(s) {
			d.fault(n, "bad-slug", fmt.Sprintf("%q is not a short name", s), "use lower-case letters without accents, digits and hyphens, such as kidney-panel")
			return
		}
	case schema.Term:
		if s == f.Or {
			break
		}
		if slugs, closed := f.Closed(); !closed {
			d.words = append(d.words, Word{f.Vocabulary, s, name})
		} else if !slices.Contains(slugs, s) {
			d.fault(n, "unknown-term", fmt.Sprintf("%q is not a word that %q can have", s, f.Key), nearest(s, slugs))
			return
		}
	case schema.Address:
		if problem, hint := badAddress(s); problem != "" {
			d.fault(n, "bad-address", problem, hint)
			return
		}
	case schema.Language:
		if !languageTag.MatchString(s) {
			d.fault(n, "bad-language", fmt.Sprintf("%q is not the code of a language", s), "use a code such as en-GB, cy for Welsh or ur for Urdu")
			return
		}
	}
	*to = s
}

// remark finds text that is left out because YAML takes it for a remark of the
// author's to other authors: Ward #5. Such remarks have a space behind the #.
func (d *decoder) remark(n *yaml.Node) {
	w := d.width(n)
	if w == 0 {
		return
	}
	line := d.lines[n.Line-1]
	rest := line[offset(line, n.Column+w):]
	if m := remarkForm.FindStringIndex(rest); m != nil {
		p := d.pos(n)
		p.Col, p.EndCol = p.EndCol+m[1]-2, p.EndCol+utf8.RuneCountInString(rest)
		d.diags.Add(diag.Diagnostic{
			Pos: p, Severity: diag.Warning, Rule: "left-out",
			Message: "what follows # in this line is left out", Hint: "put the whole text in double quotes, or a space after the # of a remark",
		})
	}
}

var remarkForm = regexp.MustCompile(`^[ \t]+#[^\s#]`)

// nearest proposes a word, and names the others when they are few.
func nearest(s string, slugs []string) string {
	if near := diag.Nearest(strings.ToLower(s), slugs); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(slugs) == 0 {
		return "there are none yet"
	}
	return "use one of " + and(slugs)
}

// and writes a list in words.
func and(words []string) string { return series(words, "and") }

// or writes a choice in words.
func or(words []string) string { return series(words, "or") }

func series(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

var languageTag = regexp.MustCompile(schema.LanguageForm)

// badAddress says what is wrong with the address of a page, a file or a place
// on the web, as far as it can be seen without looking at other files.
func badAddress(s string) (problem, hint string) {
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \n\t\"<>\\"):
		return fmt.Sprintf("%q is not an address", s), "an address has no spaces or quotation marks; write %20 for a space in a file's name"
	case u.Scheme == "" && u.Host != "":
		return fmt.Sprintf("%q does not say how to get there", s), "write https: before the two slashes"
	case u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http":
		return fmt.Sprintf("%q is neither a page of this site nor a web address", s), "begin it with / for a page of this site, or with https://"
	case u.Scheme == "" && strings.HasPrefix(s, "www."):
		return fmt.Sprintf("%q does not say how to get there", s), "write https:// in front of it"
	}
	return "", ""
}
