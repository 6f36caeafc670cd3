/* model/client/platform_name.h - names of systems and architectures, as containerd/platforms knows
 * and normalizes them: for docker's client, and for the daemon that was asked for a platform. */
#ifndef MODEL_CLIENT_PLATFORM_NAME_H
#define MODEL_CLIENT_PLATFORM_NAME_H

#include "model/base/arena.h"

/* As normalized: in small letters. */
bool client_is_known_os(struct str os);
bool client_is_known_arch(struct str arch);

/* "macOS" is darwin. Empty stays empty. */
struct str client_normal_os(struct arena *a, struct str os);

/* x86_64 is amd64, armhf is arm with the variant v7, ... *variant may be empty. */
void client_normal_arch(struct str *arch, struct str *variant, struct arena *a);

#endif
