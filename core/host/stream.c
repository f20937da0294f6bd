// Writes to open descriptors. It must not know what is written.
#include "host/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void stream_prepare(void)
{
    for (int i = 0; i <= 2; i++)
        if (fcntl(i, F_GETFD) == -1 && errno == EBADF)
            // The other way round, so that using it fails. Descriptors are given lowest first.
            (void)!open("/dev/null", i == 0 ? O_WRONLY : O_RDONLY);
    signal(SIGPIPE, SIG_IGN);
}

static bool write_stream(void *context, const char *bytes, size_t length)
{
    struct stream *stream = context;
    while (length > 0 && !stream->why) {
        ssize_t put = write(stream->descriptor, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            stream->why = strerror(errno);
            stream->left = errno == EPIPE;
        } else {
            bytes += put;
            length -= (size_t)put;
        }
    }
    return !stream->why;
}

grow_sink stream_sink(struct stream *stream)
{
    return (grow_sink){write_stream, stream};
}

static volatile sig_atomic_t broken;

static void on_break(int number)
{
    if (broken) {
        signal(number, SIG_DFL);
        raise(number);
    }
    broken = 1;
}

void stream_catch_break(void)
{
    struct sigaction action = {.sa_handler = on_break}; // reading does not go on after it
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

bool stream_take_break(void)
{
    bool was = broken;
    broken = 0;
    if (was)
        clearerr(stdin);
    return was;
}

bool stream_read_line(struct buf *line)
{
    buf_reset(line);
    int c = broken ? EOF : getc(stdin);
    if (c == EOF)
        return false;
    for (; c != EOF && c != '\n'; c = getc(stdin))
        if (c != '\0' && c != '\r')
            buf_putc(line, (char)c);
    return !broken;
}

bool stream_is_terminal(int descriptor)
{
    return isatty(descriptor) == 1;
}

int stream_width(int descriptor)
{
    struct winsize size;
    if (!stream_is_terminal(descriptor) || ioctl(descriptor, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}
