/* model/diagnosis/version_text.h - `docker version` in every layout, and what wrappers and Windows
 * print of versions: "Host OS Version: 10.0.17763.1879", "Microsoft Windows [Version 10.0...]".
 *
 * The engine is the server's; "Docker version 19.03.5, build ..." is the client's alone. More
 * components than the engine, or another system than windows in the server's part: a Linux daemon.
 * Ownership: texts lie in the arena given. Errors: ERR_OOM. */
#ifndef MODEL_DIAGNOSIS_VERSION_TEXT_H
#define MODEL_DIAGNOSIS_VERSION_TEXT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

struct version_part {  /* empty texts: not told */
    bool there, brief; /* brief: the version is all that was told */
    struct str version, api, min_api, os_arch, product, context, desktop;
};

struct version_text {
    struct version_part client, server;
    const char *profile; /* the engine's line of releases, "moby-23.0"; NULL: none that is known */
    struct str kernel, host_os;
    uint32_t host_build, host_revision, image_build, image_revision; /* 0: not told */
    struct str isolation;
    bool isolation_told, isolation_forced;
    bool no_components; /* only the engine: as a Windows daemon has it */
};

struct err *version_text(struct version_text *out, struct arena *a, struct str text);
/* Whether a line by itself tells any of it, as those of wrappers and of Windows do. */
bool version_line_tells(struct str line);

/* {"client":{...}|null,"server":{...}|null,"engine_profile", and what else was told}. */
const struct value *version_answer(const struct version_text *v);

#endif
