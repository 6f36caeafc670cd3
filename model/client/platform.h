/* model/client/platform.h - --platform and compose's platform, as containerd/platforms reads them.
 */
#ifndef MODEL_CLIENT_PLATFORM_H
#define MODEL_CLIENT_PLATFORM_H

#include "model/base/arena.h"

/* os[(version)][/arch[/variant]] or arch, normalized: os/arch[/variant]. `windows`: the system of
 * the client. False: *why is the package's text. */
bool client_platform_read(struct str *out, struct str *why, struct arena *a, struct str text,
                          bool windows);

#endif
