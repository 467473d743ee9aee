# SPDX-License-Identifier: Apache-2.0
"""TLS before the service, with certificates that are made while a test runs: good ones and each kind of bad one. What a
client sends through it is counted once the handshake is through."""

import socket
import ssl
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Certificate:
    """Files in PEM."""

    certificate: Path
    key: Path


class CertificateMaker:
    """Makes authorities and what they sign, with the openssl program, in `folder`."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.made = 0

    def authority(self, name):
        files = self._files()
        self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", f"/CN={name}",
                      "-keyout", files.key, "-out", files.certificate)
        return files

    def signed(self, by=None, name="localhost", alternatives="IP:127.0.0.1", shift=None):
        """Valid from now for two days, or `shift`ed as faketime says it ("-30d"); by=None: it signs itself."""
        files = self._files()
        request = files.key.with_suffix(".csr")
        self._openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                      "-addext", f"subjectAltName={alternatives}", "-keyout", files.key, "-out", request)
        signer = ["-CA", by.certificate, "-CAkey", by.key, "-CAcreateserial"] if by else ["-signkey", files.key]
        self._openssl("x509", "-req", "-in", request, "-days", "2", "-copy_extensions", "copy", *signer, "-out", files.certificate, shift=shift)
        return files

    def _files(self):
        self.made += 1
        return Certificate(self.folder / f"{self.made}.pem", self.folder / f"{self.made}.key")

    @staticmethod
    def _openssl(*arguments, shift=None):
        wrapper = ["faketime", "-f", shift] if shift else []
        subprocess.run([*wrapper, "openssl", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class TlsFront:
    """Used as a context; `show()` changes the certificate, which counts from the next connection on."""

    def __init__(self, address, certificate):
        self.upstream = address
        self.show(certificate)
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.address = f"127.0.0.1:{self.listener.getsockname()[1]}"
        self.lock = threading.Lock()
        self.connections = set()
        self.tried = 0
        self.received = 0

    def show(self, certificate, newest=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if newest is not None:
            # What no library offers any more without being asked.
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = newest
        context.load_cert_chain(certificate.certificate, certificate.key)
        self.context = context

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.cut_all()

    def cut_all(self):
        with self.lock:
            for connection in list(self.connections):
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def _accept(self):
        while True:
            try:
                plain, _ = self.listener.accept()
            except OSError:
                return
            self.tried += 1
            threading.Thread(target=self._serve, args=(plain,), daemon=True).start()

    def _serve(self, plain):
        try:
            client = self.context.wrap_socket(plain, server_side=True)
        except (OSError, ssl.SSLError):
            plain.close()
            return
        host, port = self.upstream.split(":")
        service = socket.create_connection((host, int(port)))
        with self.lock:
            self.connections |= {client, service}
        back = threading.Thread(target=self._pass, args=(service, client, False), daemon=True)
        back.start()
        self._pass(client, service, True)
        back.join(5)
        with self.lock:
            self.connections -= {client, service}
        client.close()
        service.close()

    def _pass(self, source, target, counts):
        try:
            while data := source.recv(65536):
                if counts:
                    self.received += len(data)
                target.sendall(data)
        except (OSError, ssl.SSLError):
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
