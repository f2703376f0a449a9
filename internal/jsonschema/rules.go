package jsonschema

import (
	"strings"

	"involve/internal/content"
	"involve/internal/schema"
)

// What follows are the rules of package load that hold between the keys of one
// file and that a schema can say in a few words.

// when demands one thing of a value that another is true of.
func when(this, then object) object {
	return object{{"if", this}, {"then", then}}
}

// having is true of an object with a key whose value is as described.
func having(key string, value object) object {
	return object{{"required", []string{key}}, {"properties", object{{key, value}}}}
}

func needs(keys ...string) object { return object{{"required", keys}} }

// rules returns those of a group of keys.
func rules(at string) object {
	kind, group, _ := strings.Cut(at, ".")
	switch {
	case group == "contact":
		return object{{"anyOf", []object{needs("email"), needs("phone"), needs("text_relay")}}}
	case at == "opportunity.payment":
		var paid []string
		for _, s := range content.BuiltIn("payment").Slugs() {
			if s != "unpaid" {
				paid = append(paid, s)
			}
		}
		return when(having("kind", object{{"enum", paid}}), needs("amount"))
	case at == "opportunity.formats":
		asked := having("on_request", object{{"enum", []any{true, "true"}}})
		return append(when(asked, object{{"properties", object{{"url", false}}}}), member{"else", needs("url")})
	case at == "opportunity.outcomes":
		return object{{"anyOf", []object{needs("did"), needs("decision_due")}}}
	case at == "opportunity.take_part":
		return object{{"allOf", ways()}}
	case group != "" || kind == "settings" || kind == "term":
		return nil
	}
	image := member{"dependencies", object{{"image", []string{"image_alt"}}}}
	if kind != "opportunity" {
		return object{image}
	}
	here := object{{"anyOf", []object{{{"const", "in-person"}}, {{"type", "array"}, {"contains", object{{"const", "in-person"}}}}}}}
	below18 := func(least int, digits string) object { // 0 is no oldest age
		return object{{"anyOf", []object{
			{{"type", "integer"}, {"minimum", least}, {"maximum", 17}},
			{{"type", "string"}, {"pattern", `^[+]?0*(1[0-7]|` + digits + `)$`}},
		}}}
	}
	return object{image, {"allOf", []object{
		when(having("mode", here), needs("venue", "access")),
		when(having("age_min", below18(0, "[0-9]")), needs("safeguarding")),
		when(having("age_max", below18(1, "[1-9]")), needs("age_min")), // which is 18 without it
	}}}
}

// ways say what leads to each way to take part.
func ways() []object {
	rule := func(form [2]string, kinds ...string) object {
		return when(having("kind", object{{"enum", kinds}}), object{{"properties", object{{"to", matching(form[0], form[1])}}}})
	}
	return []object{
		rule([2]string{`^\s*https?://[^/ \n"<>][^ \n"<>]*\s*$`, "write the whole web address, with https:// in front and no spaces"}, "link", "video-relay"),
		rule(email, "email"),
		rule(phone, "phone", "sms", "text-relay"),
	}
}

var (
	email = [2]string{spaced(schema.EmailForm), "write an e-mail address, such as team@organisation.example.org"}
	phone = [2]string{spaced(schema.PhoneForm), "use digits and spaces, such as 01632 960 123"}
)

// spaced allows spaces around a form, which are taken off before it is looked
// at.
func spaced(form string) string {
	return `^\s*` + strings.TrimSuffix(strings.TrimPrefix(form, "^"), "$") + `\s*$`
}

// forms are those of text that has one.
var forms = map[string]*[2]string{
	"opportunity.contact.email": &email, "opportunity.contact.phone": &phone, "opportunity.contact.text_relay": &phone,
	"organisation.contact.email": &email, "organisation.contact.phone": &phone, "organisation.contact.text_relay": &phone,
	"settings.contact.email": &email, "settings.contact.phone": &phone, "settings.contact.text_relay": &phone,
}

// address demands a page of the site, a file, or an address of the web.
func address(at string) object {
	switch {
	case strings.HasSuffix(at, ".aliases"):
		return matching(`^\s*/[^?#*: \n\t"<>\\]*\s*$`, "write it as a path, such as /old-name/")
	case at == "settings.base_url":
		return matching(`^\s*[Hh][Tt][Tt][Pp][Ss]?://[^/?# \n\t"<>\\]+(/[^?# \n\t"<>\\]*)?\s*$`, "write the whole address, such as https://involvement.example.nhs.uk/")
	}
	// Anything before a colon is the way to get there; only two are any use.
	o := matching(`^\s*([Hh][Tt][Tt][Pp][Ss]?:[^ \n\t"<>\\]*|[^ \n\t"<>\\:/?#]+|[^ \n\t"<>\\:/?#]*[/?#][^ \n\t"<>\\]*)\s*$`,
		"begin it with / for a page of this site, or with https://")
	return append(o, member{"allOf", []object{
		when(object{{"pattern", `^\s*(//|www\.)`}}, matching(`^https?:`, "write https:// in front of it")),
		when(object{{"pattern", `^\s*\[`}}, matching(`^/`, "write the address alone, without its words in brackets")),
	}})
}
