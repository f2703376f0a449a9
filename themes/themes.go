// Package themes carries the themes that come with the program.
//
// What is embedded is what a site needs: templates, settings and the built
// assets. Sources and npm's folders stay outside. A program built before the
// assets were carries an empty dist, and the theme says so when it is loaded.
package themes

import "embed"

// FS holds one folder a theme, named for it.
//
//go:embed nhs/theme.json nhs/layouts nhs/partials nhs/components all:nhs/dist
var FS embed.FS
