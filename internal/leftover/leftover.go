// Package leftover knows by their names the files that nobody wrote for a site.
//
// Who reads a site and who watches it ask here, so that what is not read is not
// waited for either.
package leftover

import "strings"

// Is reports whether a file or folder of that name is hidden, or was left by an
// editor, a system or a package manager.
func Is(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), // .git, Vim's .x.swp, the lock files of Emacs and LibreOffice
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"),                     // what Emacs saves by itself
		strings.HasPrefix(name, "~$"),                                                    // what Word has open
		strings.HasSuffix(name, "~"),                                                     // the copies of Vim and Emacs
		strings.HasSuffix(name, "___jb_tmp___"), strings.HasSuffix(name, "___jb_old___"), // JetBrains, while it saves
		strings.HasSuffix(name, ".swp"),
		name == "4913", // Vim, to see whether it may write
		name == "Thumbs.db", name == "desktop.ini",
		name == "node_modules":
		return true
	}
	return false
}
