/* specgen/gocompat/winargs.h - Windows argument quoting as Go's syscall.EscapeArg does it. */
#ifndef SPECGEN_GOCOMPAT_WINARGS_H
#define SPECGEN_GOCOMPAT_WINARGS_H

#include "model/base/arena.h"
#include "model/document/document.h"

/* Each argument quoted where needed, joined by one blank. Bytewise: only a blank, a tab or an
 * empty argument asks for quotes. */
struct str winargs_escape(struct arena *a, const struct mdl_string *args, size_t count);

#endif
