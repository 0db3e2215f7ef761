// Passwords that everybody tries first, in small letters. A real list has many thousand: the ASVS
// asks for the 3,000 most used at least.
export const commonPasswords = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword 12345678 123456789
  1234567890 0123456789 0987654321 87654321 987654321 11111111 00000000 88888888 12341234 11223344
  123123123 147258369 123qweasd 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx qwertyui qwertyuiop
  qwerty12 qwerty123 qwerty1234 asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 q1w2e3r4 a1b2c3d4
  abcd1234 abc12345 abcdefgh abcdefg1 aa123456 iloveyou iloveyou1 iloveyou2 ilovegod princess princess1
  sunshine sunshine1 football football1 baseball baseball1 basketball superman superman1 batman123
  starwars pokemon1 pokemon123 dragon12 dragon123 monkey12 monkey123 michelle jennifer jessica1 charlie1
  jordan23 trustno1 whatever whatever1 letmein1 letmein123 welcome1 welcome12 welcome123 admin123
  admin1234 administrator changeme changeme1 changeme123 computer internet internet1 samsung1 liverpool
  liverpool1 chelsea1 arsenal1 barcelona realmadrid manchester butterfly chocolate blink182 linkedin
  masterkey master123 mustang1 november december september princesa teiubesc mypassword mypassword1
  secret12 secret123 test1234 testtest guest123 default1 corvette mercedes victoria alexander elizabeth
  books1234 library1 library123`.split(/\s+/),
);
