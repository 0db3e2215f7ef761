// The network that an address belongs to. Who has IPv4 at home has one address. Who has IPv6 has 2^64 of
// them and can use another for every request; their first half is the same.
export function networkOf(address) {
  const wrapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (wrapped) return wrapped[1];
  if (!address.includes(':')) return address;
  const [front = [], back = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array(Math.max(0, 8 - front.length - back.length)).fill('0');
  const pieces = [...front, ...zeros, ...back].slice(0, 4);
  return `${pieces.map((piece) => Number.parseInt(piece, 16).toString(16)).join(':')}::/64`;
}
