/* The kioskctl commands about the content pack. Each takes the arguments from its own name on
 * (argv[0] is "content") and returns the exit status. */
#ifndef KS_APP_CTL_CONTENT_H
#define KS_APP_CTL_CONTENT_H

/* content check DIR: each fault as FILE:LINE: what on stdout, FILE relative to DIR, nothing where
 * there is none. 0 no fault, 1 faults, 2 wrong use or no such folder (one sentence on stderr). */
int ks_ctl_content_check(int argc, char **argv);

#endif
