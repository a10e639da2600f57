"""Keys that releases are signed with, trusted by a kioskd, and signing as a browser does: the key
stays where it is, and what is sent is the signature."""
import pathlib
import re
import subprocess
import tempfile

PKCS8 = bytes.fromhex("302e020100300506032b657004220420")  # an Ed25519 key, before its 32 bytes


class Signers:
    def __init__(self, server):
        self.folder = tempfile.TemporaryDirectory()  # pylint: disable=consider-using-with
        self.root = pathlib.Path(self.folder.name)
        self.server = server
        for key in ("root", "a", "b"):
            self.ctl("new-key", self.root / key)
        self.ctl("new-signers", self.root / "signers", "--key", self.root / "root", "--version",
                 "1", self.root / "a.pub", self.root / "b.pub")
        self.ctl("trust", self.root / "signers")
        self.der = self.root / "a.der"
        self.der.write_bytes(PKCS8 + (self.root / "a").read_bytes())

    def ctl(self, *words):
        subprocess.run([self.server.build / "kioskctl", "--data", self.server.data, "release",
                        *words], check=True, capture_output=True)

    def as_number(self, pack, number):
        """The file of a release as another one with that number would be, signed anew."""
        magic, _, manifest, files = pack.split(b"\n", 3)
        told = re.sub(r'"release":\d+', f'"release":{number}', manifest.decode(), count=1)
        made = self.sign(told)
        return b"\n".join((magic, f"{made['signer']} {made['signature']}".encode(), told.encode(),
                           files))

    def sign(self, manifest):
        """{"signer", "signature"} of a request."""
        told = self.root / "manifest"
        told.write_text(manifest, encoding="utf-8")
        made = subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.der,
                               "-keyform", "DER", "-in", told], check=True, capture_output=True)
        public = subprocess.run(["openssl", "pkey", "-in", self.der, "-inform", "DER", "-pubout",
                                 "-outform", "DER"], check=True, capture_output=True).stdout
        return {"signer": public[-32:].hex(), "signature": made.stdout.hex()}
