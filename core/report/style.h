// The style sheet of the HTML report: report.css, put into the program when it is built.
#ifndef GROW_REPORT_STYLE_H
#define GROW_REPORT_STYLE_H

extern const char REPORT_CSS[];

#endif
