/* model/document/windows_builds.h - builds of Windows by number, name and tag. */
#ifndef MODEL_DOCUMENT_WINDOWS_BUILDS_H
#define MODEL_DOCUMENT_WINDOWS_BUILDS_H

#include "model/base/str.h"

#include <stdint.h>

struct mdl_windows {
    uint32_t build;
    uint32_t revision; /* of the update (UBR) */
    bool has_revision;
};

/* "Windows Server 2022"; NULL: no build of that number is known. */
const char *mdl_windows_name(uint64_t build);

/* What an image's tag calls the build first, from the oldest one on, and which it is; tags that are
 * empty are of builds that no image is made for. NULL: there are no more. */
const char *mdl_windows_tag(size_t index, uint32_t *build);

/* "10.0.20348.1006", "10.0.20348". False: it is no version of Windows that has containers. */
bool mdl_windows_version(struct mdl_windows *out, struct str text);

/* What the name of an image tells by its tag: ".../servercore:ltsc2022", "web:10.0.17763.437",
 * "dotnet/runtime:8.0-nanoserver-1809". False: it does not tell; a number such as 1809 alone counts
 * only where the rest of the name speaks of Windows. */
bool mdl_windows_of_image(struct mdl_windows *out, struct str image);

/* Whether an image's name alone says that it is one of Windows. */
bool mdl_windows_image(struct str image);

#endif
