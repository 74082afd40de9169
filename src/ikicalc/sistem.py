"""What the operating system says of a file that it doesn't give or take, in Indonesian.

Knows: error numbers. Must not know: which file, who wanted it.
"""

from __future__ import annotations

import errno

_CAUSES = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "tidak boleh dibuka oleh pemakai ini",
    errno.EPERM: "tidak boleh dibuka oleh pemakai ini",
    errno.EISDIR: "ini sebuah folder",
    errno.ENOTDIR: "sebagian jalurnya bukan folder",
    errno.EEXIST: "sudah ada",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya melingkar",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.EIO: "perangkatnya gagal membaca atau menulis",
    errno.EPIPE: "penerimanya sudah menutup",
}


def cause_of(error: Exception) -> str:
    """Return why a file can't be had: in Indonesian where the cause is known, else as the system says.

    >>> cause_of(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    'tidak ada'
    """
    known = _CAUSES.get(error.errno or 0, error.strerror) if isinstance(error, OSError) else None
    return known or str(error) or type(error).__name__
