package schema

// Forms of text that are asked for in more than one place, as regular
// expressions that Go and browsers read alike.
const (
	EmailForm    = `^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`
	PhoneForm    = `^\+?[0-9][0-9 ()-]*[0-9]$`
	LanguageForm = `^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$` // of a BCP 47 tag
)
